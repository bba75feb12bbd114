/** Which paths carry the loss, from the origin back to what stopped. */
import { Anchor, Text, Title } from "@mantine/core";
import { Fragment } from "react";
import { Link } from "react-router";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import classes from "./Lab.module.css";
import { useLab } from "./lab-context.ts";
import type { LabOutcome, OriginPath } from "./lab-work.ts";
import type { Naming } from "./naming.ts";

export function PathList({
  outcome,
  named,
}: {
  readonly outcome: LabOutcome;
  readonly named: Naming;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { paths, explained } = outcome;
  const share = (amount: number) =>
    format.percent(explained.loss > 0 ? amount / explained.loss : 0);
  return (
    <div>
      <Title order={3}>{t("resilience.paths")}</Title>
      <Text size="sm" c="dimmed" maw="72ch" mb="xs">
        {t("resilience.pathsNote")}
      </Text>
      <ol className={classes["paths"]}>
        {paths.map((path) => (
          <li key={[...path.sites, ...path.families].join(" ")}>
            <Text fw={600} component="span">
              {share(path.amount)}
            </Text>{" "}
            <Steps path={path} named={named} />
          </li>
        ))}
      </ol>
      <Text size="sm" mt="xs">
        {[
          explained.below > 0 &&
            t("resilience.pathsBelow", { share: share(explained.below) }),
          explained.unnamed > 0 &&
            t("resilience.pathsUnnamed", { share: share(explained.unnamed) }),
        ]
          .filter(Boolean)
          .join(" ")}
      </Text>
    </div>
  );
}

function Steps({
  path,
  named,
}: {
  readonly path: OriginPath;
  readonly named: Naming;
}) {
  const { t } = useWords();
  const { to } = useScope();
  const { network } = useLab();
  const { sites, families, days } = path;
  const family = (at: number) =>
    named.words.family(network.families[families[at] ?? -1] ?? "");
  const day = (at: number) => Math.max(0, days[at] ?? 0);
  return (
    <span>
      {sites.map((row, at) => (
        <Fragment key={row}>
          {at > 0 && ` ← ${family(at - 1)} ← `}
          <Anchor component={Link} to={to(`/sites/${named.id(row)}`)} inherit>
            {named.site(row)}
          </Anchor>{" "}
          <Text component="span" size="xs" c="dimmed">
            {t("resilience.fromDay", { day: day(at) })}
          </Text>
        </Fragment>
      ))}
      {families.length === sites.length &&
        ` ← ${t("resilience.familyWaits", { family: family(families.length - 1) })}`}
    </span>
  );
}
