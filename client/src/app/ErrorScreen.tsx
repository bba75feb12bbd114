import { Anchor, Stack, Title } from "@mantine/core";
import { Link, useRouteError } from "react-router";
import { useWords } from "../lib/i18n.ts";
import { LoadError } from "../ui/LoadError.tsx";

/** What a page shows that failed while it was drawn, or loaded. */
export function ErrorScreen() {
  const { t } = useWords();
  const error = useRouteError();
  return (
    <Stack maw={640}>
      <Title order={1}>{t("error.pageTitle")}</Title>
      <LoadError error={error} retry={() => location.reload()} />
    </Stack>
  );
}

export function NoSuchPage() {
  const { t } = useWords();
  return (
    <Stack maw={640}>
      <Title order={1}>{t("error.noPage")}</Title>
      <Anchor component={Link} to="/">
        {t("error.home")}
      </Anchor>
    </Stack>
  );
}
