/** What the organisation's new links disclose where nothing is said of one. */
import { useMutation } from "@apollo/client/react";
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import {
  SetLinkPolicyDocument,
  type LinkDefault_PolicyFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { ActError } from "../../ui/ActError.tsx";
import { Disclosures } from "./Disclosures.tsx";
import type { Disclosure } from "./link-model.ts";
import classes from "./SiteLinks.module.css";

export function LinkDefault({
  policy,
  onChanged,
}: {
  readonly policy: LinkDefault_PolicyFragment;
  readonly onChanged: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const [chosen, setChosen] = useState<string>();
  const [save, { loading, error }] = useMutation(SetLinkPolicyDocument);
  const go = async () => {
    await save({ variables: { disclosure: chosen as Disclosure } });
    setChosen(undefined);
    onChanged();
  };
  const { disclosure, setBy, setAt } = policy;
  return (
    <section>
      <Title order={2}>{t("links.byDefault")}</Title>
      <Text maw="72ch">
        {t("links.byDefaultNow", { tells: t(`links.tells_${disclosure}`) })}
      </Text>
      <Text size="sm" c="dimmed" maw="72ch">
        {t("links.byDefaultNote")}{" "}
        {setAt &&
          (setBy
            ? t("links.byDefaultSetBy", {
                who: setBy,
                when: format.moment(setAt),
              })
            : t("links.byDefaultSet", { when: format.moment(setAt) }))}
      </Text>
      {chosen === undefined ? (
        <Button
          mt="xs"
          variant="default"
          className="no-print"
          onClick={() => setChosen(disclosure)}
        >
          {t("links.byDefaultChange")}
        </Button>
      ) : (
        <Stack gap="sm" align="flex-start" className={classes["form"]}>
          <Disclosures value={chosen} onChange={setChosen} />
          {error && <ActError error={error} />}
          <Group>
            <Button
              loading={loading}
              // What went wrong stands in `error`.
              onClick={() => void go().catch(() => undefined)}
            >
              {t("links.save")}
            </Button>
            <Button variant="default" onClick={() => setChosen(undefined)}>
              {t("links.leave")}
            </Button>
          </Group>
        </Stack>
      )}
    </section>
  );
}
