/** Files that wait for somebody, and what was published last. Not about figures, and never the same for long. */
import { Anchor, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import { useWords, type TextKey } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import classes from "./home.module.css";
import { Item } from "./Item.tsx";
import type { HomeChange, HomeLedger, ImportNode } from "./use-home-ledger.ts";

/** What stands in the way of one import. */
function useWaitingWords(): (node: ImportNode) => string {
  const { t } = useWords();
  return ({ state, plan }) => {
    if (state === "failed") return t("home.importFailed");
    if (state === "uploading") return t("home.importUploading");
    if (plan && plan.openQuestions > 0)
      return t("home.importQuestions", { count: plan.openQuestions });
    if (plan && plan.totals.refused > 0)
      return t("home.importRefused", { count: plan.totals.refused });
    return t("home.importReady");
  };
}

export function WaitingImports({ ledger }: { readonly ledger: HomeLedger }) {
  const { t } = useWords();
  const { to } = useScope();
  const words = useWaitingWords();
  const { waiting, error } = ledger;
  if (error)
    return (
      <li>
        <LoadError error={error} />
      </li>
    );
  return (
    <Item
      count={waiting.length}
      title={t("home.imports", { count: waiting.length })}
    >
      <ul className={classes["lines"]}>
        {waiting.map((node) => (
          <li key={node.id}>
            <Anchor
              component={Link}
              to={to("/data", { import: node.id })}
              inherit
            >
              {node.fileName}
            </Anchor>
            {": "}
            {words(node)}
          </li>
        ))}
      </ul>
    </Item>
  );
}

/** Of the acts that this page asks for. */
const ACTIONS: Readonly<Partial<Record<HomeChange["action"], TextKey>>> = {
  import: "home.action_import",
  entry: "home.action_entry",
  withdraw: "home.action_withdraw",
  export: "home.action_export",
  account_added: "home.action_account_added",
};

/** The newest entries of the ledger that the viewer may read. */
export function NewestChanges({ ledger }: { readonly ledger: HomeLedger }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { to } = useScope();
  const { changes } = ledger;
  return (
    <div>
      <Title order={3}>{t("home.published")}</Title>
      {changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("home.publishedNothing")}
        </Text>
      ) : (
        <ul className={classes["lines"]}>
          {changes.map((change) => {
            const { id, at, action, subject, organisation, person } = change;
            const words = ACTIONS[action];
            if (!words) return null;
            const count = change.counts.reduce(
              (sum, entry) => sum + entry.count,
              0,
            );
            return (
              <li key={id}>
                {[
                  format.moment(at),
                  person ?? organisation?.name[locale] ?? t("account.registry"),
                  subject ? `${t(words)} “${subject}”` : t(words),
                  count > 0 &&
                    t("home.records", { count, number: format.count(count) }),
                  change.isWithdrawn && t("home.undone"),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </li>
            );
          })}
        </ul>
      )}
      <Anchor component={Link} to={to("/data")} size="sm">
        {t("home.toLedger")}
      </Anchor>
    </div>
  );
}
