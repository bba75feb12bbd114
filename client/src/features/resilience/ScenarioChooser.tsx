/** The library, what people have kept, and a blank sheet. */
import { useQuery } from "@apollo/client/react";
import { Anchor, Group, Text, Title } from "@mantine/core";
import { Link, useLocation } from "react-router";
import { SavedScenariosDocument } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import classes from "./Lab.module.css";
import { savedRef, type ScenarioRef } from "./lab-address.ts";
import { useLab } from "./lab-context.ts";
import { encodeDefinition, scenarioOf } from "./scenario-definition.ts";
import { LIBRARY_IDS } from "./scenario-library.ts";

const BLANK = encodeDefinition(scenarioOf([]));

export function ScenarioChooser({
  scenario,
}: {
  readonly scenario: ScenarioRef | undefined;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { params } = useScope();
  const { pathname } = useLocation();
  const { lens, seq } = useLab();
  const { data, error, refetch } = useQuery(SavedScenariosDocument, {
    variables: { lens: lens.id },
  });
  const to = (ref: string) => {
    const next = new URLSearchParams(params);
    next.set("scenario", ref);
    next.delete("beside");
    return `${pathname}?${next.toString()}`;
  };
  const isOpen = (kind: ScenarioRef["kind"], id: string) =>
    scenario?.kind === kind && "id" in scenario && scenario.id === id;
  const saved = data?.scenarios ?? [];
  return (
    <nav aria-labelledby="lab-library" className="no-print">
      <Title order={2} size="h3" id="lab-library" mb="xs">
        {t("resilience.library")}
      </Title>
      <ul className={classes["library"]}>
        {LIBRARY_IDS.map((id) => (
          <li key={id} data-open={isOpen("library", id)}>
            <Anchor
              component={Link}
              to={to(id)}
              fw={600}
              aria-current={isOpen("library", id) ? "true" : undefined}
            >
              {t(`resilience.scenario_${id}`)}
            </Anchor>
            <Text size="sm">{t(`resilience.about_${id}`)}</Text>
          </li>
        ))}
        <li>
          <Anchor component={Link} to={to(BLANK)} fw={600}>
            {t("resilience.own")}
          </Anchor>
          <Text size="sm">{t("resilience.ownNote")}</Text>
        </li>
      </ul>
      {error && <LoadError error={error} retry={() => void refetch()} />}
      {saved.length > 0 && (
        <>
          <Title order={2} size="h3" mt="md" mb="xs">
            {t("resilience.saved")}
          </Title>
          <ul className={classes["saved"]}>
            {saved.map((each) => (
              <li key={each.id} data-open={isOpen("saved", each.id)}>
                <Group gap="xs">
                  <Anchor
                    component={Link}
                    to={to(savedRef(each.id))}
                    aria-current={isOpen("saved", each.id) ? "true" : undefined}
                  >
                    {each.name}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {[
                      t("resilience.savedAt", {
                        moment: format.moment(each.savedAt),
                        seq: each.seq,
                      }),
                      each.seq !== seq && t("resilience.changedSince"),
                      each.isOwn
                        ? each.isShared && t("resilience.isShared")
                        : t("resilience.savedBy", {
                            person: each.savedBy ?? t("resilience.nobody"),
                          }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </Text>
                </Group>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}
