import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "react-router";
import {
  ChangeRow_ChangeFragmentDoc,
  type ChangeRow_ChangeFragment,
} from "../../__generated__/operations.ts";
import { useWords, type Words } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { RecordCounts } from "../../ui/RecordCounts.tsx";
import classes from "./ChangeList.module.css";

function sentence(
  t: Words["t"],
  { action, subject, withdraws }: ChangeRow_ChangeFragment,
): string {
  if (action === "import")
    return subject
      ? t("data.act_import", { subject })
      : t("data.act_importUnnamed");
  if (action === "entry")
    return subject
      ? t("data.act_entry", { subject })
      : t("data.act_entryUnnamed");
  if (action === "succession")
    return subject
      ? t("data.act_succession", { subject })
      : t("data.act_successionUnnamed");
  if (action === "withdraw")
    return t("data.act_withdraw", { seq: withdraws?.seq ?? "" });
  return t(`data.act_${action}`);
}

/** One change: what, who, when, how much, and the way back. */
export function ChangeRow({
  change,
  onUndo,
  children,
}: {
  readonly change: FragmentType<ChangeRow_ChangeFragment>;
  readonly onUndo: () => void;
  /** What is asked before it is undone. */
  readonly children?: ReactNode;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { to } = useScope();
  const { data, complete } = useFragment({
    fragment: ChangeRow_ChangeFragmentDoc,
    from: change,
  });
  if (!complete) return null;
  const { seq, at, person, organisation, isWithdrawn, counts, reason } = data;
  const who = organisation?.name[locale] ?? t("data.registry");
  return (
    <li className={classes["entry"]}>
      <div>
        <Text fw={600} className={isWithdrawn ? classes["undone"] : ""}>
          {sentence(t, data)}
        </Text>
        <Text size="sm" c="dimmed">
          {[
            t("data.change", { seq }),
            format.moment(at),
            person ? `${person}, ${who}` : who,
            ...(isWithdrawn ? [t("data.isUndone")] : []),
          ].join(" · ")}
        </Text>
        {reason && <Text size="sm">{t("data.reasonGiven", { reason })}</Text>}
        {counts.length > 0 && (
          <Text size="sm">
            <RecordCounts counts={counts} />
          </Text>
        )}
      </div>
      <Group gap="sm" align="start" className="no-print">
        {data.import && (
          <Anchor
            component={Link}
            size="sm"
            to={to(`/data/imports/${data.import.id}`)}
            aria-label={`${t("data.openPlan")}: ${t("data.change", { seq })}`}
          >
            {t("data.openPlan")}
          </Anchor>
        )}
        {data.mayWithdraw && !children && (
          <Button
            variant="default"
            size="compact-sm"
            onClick={onUndo}
            aria-label={`${t("data.undo")}: ${t("data.change", { seq })}`}
          >
            {t("data.undo")}
          </Button>
        )}
      </Group>
      {children && <div className={classes["wide"]}>{children}</div>}
    </li>
  );
}
