import { Anchor, Stack, Title } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../lib/i18n.ts";
import { LoadError } from "../ui/LoadError.tsx";

interface Props {
  readonly children: ReactNode;
}

/** What a page shows that failed while it was drawn, or loaded. React catches such failures in classes only. */
export class ErrorScreen extends Component<
  Props,
  { readonly error?: unknown }
> {
  override state: { readonly error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? (
      this.props.children
    ) : (
      <PageFailed error={error} />
    );
  }
}

function PageFailed({ error }: { readonly error: unknown }) {
  const { t } = useWords();
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
