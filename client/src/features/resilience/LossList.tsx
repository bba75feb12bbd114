/** What stops: in words, with what that is in this network; and as fields. */
import { Button, Stack, Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import classes from "./Lab.module.css";
import { useLab } from "./lab-context.ts";
import { LossFields } from "./LossFields.tsx";
import type {
  Loss,
  LossKind,
  ScenarioDefinition,
} from "./scenario-definition.ts";
import { useLabWords } from "./use-lab-words.ts";
import { useSiteNames } from "./use-site-names.ts";

const MOST_LOST = 10;
const FIRST: Loss = { kind: "provinces", keys: [], from: 1, days: 30, left: 0 };

/** Kinds that stop what is named, and nothing else. */
const NAMED: ReadonlySet<LossKind> = new Set([
  "sites",
  "provinces",
  "groups",
  "countries",
  "families",
]);

/** Two of one kind can stand in a list: rows are told apart by their place. */
const placed = (lost: readonly Loss[]) =>
  lost.map((loss, place) => ({ loss, place, key: `${place} ${loss.kind}` }));

export function LossList({
  definition,
  found,
  stopped,
  waiting,
  edits,
  onChange,
}: {
  readonly definition: ScenarioDefinition;
  /** By loss: sites or families that it names in this network. */
  readonly found: readonly number[] | undefined;
  readonly stopped: readonly number[] | undefined;
  readonly waiting: readonly number[] | undefined;
  readonly edits: boolean;
  readonly onChange: (next: ScenarioDefinition) => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  const { network, groupName } = useLab();
  const { lost } = definition;
  // What the lab picks by itself is told by name.
  const picks = lost.some(({ kind }) => kind === "sharedSupplier");
  const picked =
    picks && stopped?.length === 1
      ? (network.sites[stopped[0] ?? -1] ?? "")
      : "";
  const siteName = useSiteNames([
    ...lost.flatMap(({ kind, keys }) => (kind === "sites" ? keys : [])),
    ...(picked ? [picked] : []),
  ]);
  const words = useLabWords(siteName, groupName);
  const put = (place: number, loss: Loss | undefined) =>
    onChange({
      ...definition,
      lost: lost.flatMap((each, at) =>
        at === place ? (loss ? [loss] : []) : [each],
      ),
    });
  const foundWords = ({ kind, keys }: Loss, place: number): string => {
    if (NAMED.has(kind) && keys.length === 0)
      return edits ? t("resilience.nothingChosen") : "";
    const count = found?.[place];
    if (count === undefined) return "";
    if (count === 0) return t("resilience.foundNone");
    if (kind === "sharedSupplier" && picked) return siteName(picked);
    if (kind === "singleSourceFamily" && waiting?.length === 1)
      return words.family(network.families[waiting[0] ?? -1] ?? "");
    return kind === "families" || kind === "singleSourceFamily"
      ? t("resilience.foundFamilies", { count })
      : t("resilience.foundSites", { count, sites: format.count(count) });
  };
  return (
    <Stack gap="sm">
      {lost.length > 0 && (
        <ul className={edits ? classes["losses"] : undefined}>
          {placed(lost).map(({ loss, place, key }) => (
            <li key={key}>
              {edits ? (
                <LossFields
                  loss={loss}
                  words={words}
                  siteName={siteName}
                  legend={t("resilience.lossNumber", { number: place + 1 })}
                  found={foundWords(loss, place)}
                  onChange={(next) => put(place, next)}
                />
              ) : (
                [words.loss(loss), foundWords(loss, place)]
                  .filter(Boolean)
                  .join(" · ")
              )}
            </li>
          ))}
        </ul>
      )}
      {lost.length === 0 && <Text maw="72ch">{t("resilience.addFirst")}</Text>}
      {edits && lost.length < MOST_LOST && (
        <Button
          className="no-print"
          variant="default"
          size="compact-md"
          w="fit-content"
          onClick={() => onChange({ ...definition, lost: [...lost, FIRST] })}
        >
          {t("resilience.addLoss")}
        </Button>
      )}
    </Stack>
  );
}
