/** What comes of a scenario, said first. */
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import classes from "./Lab.module.css";
import { useLab } from "./lab-context.ts";
import type { OutcomeDigest } from "./outcome-digest.ts";
import { useLabWords } from "./use-lab-words.ts";

/** The sentences, each as a text of its own. */
function useOutcomeSentences(): (digest: OutcomeDigest) => readonly string[] {
  const { t } = useWords();
  const format = useFormat();
  const { groupName } = useLab();
  const words = useLabWords(() => "", groupName);
  return (digest) => {
    const { stopped, waiting, firstDay, lost, worst, days } = digest;
    if (stopped === 0 && waiting === 0) return [t("resilience.nothingStops")];
    const first =
      firstDay === null
        ? t("resilience.notFelt", { days: words.days(days) })
        : t("resilience.falls", { day: format.count(firstDay) });
    const lostWords =
      firstDay === null
        ? []
        : [
            lost === 0
              ? t("resilience.madeUp", {
                  worst: words.amount(worst),
                  days: format.count(days),
                })
              : t("resilience.losesBy", {
                  lost: words.amount(lost),
                  worst: words.amount(worst),
                  days: format.count(days),
                }),
          ];
    const runsOut =
      digest.family !== null && digest.familyDay !== null
        ? [
            t(
              digest.familiesToo > 0
                ? "resilience.firstOutWith"
                : "resilience.firstOut",
              {
                count: digest.familiesToo,
                family: words.family(digest.family),
                day: format.count(digest.familyDay),
              },
            ),
          ]
        : [];
    const average =
      firstDay !== null && digest.origins > 1
        ? [t("resilience.onAverage", { origins: digest.origins })]
        : [];
    return [first, ...lostWords, ...average, ...runsOut];
  };
}

export function OutcomeSentence({
  digest,
}: {
  readonly digest: OutcomeDigest;
}) {
  const { t } = useWords();
  const format = useFormat();
  const sentences = useOutcomeSentences()(digest);
  const { worseFirstDay, worseLost, firstDay, lost } = digest;
  const isWorse = worseFirstDay !== firstDay || worseLost !== lost;
  const stops = digest.stopped + digest.waiting > 0;
  return (
    <div>
      <p className={classes["sentence"]} role="status">
        {sentences.join(" ")}
      </p>
      {stops && (
        <p>
          {isWorse && worseFirstDay !== null
            ? t("resilience.worse", {
                day: format.count(worseFirstDay),
                lost: format.number(worseLost, 1),
              })
            : t("resilience.noWorse")}
        </p>
      )}
    </div>
  );
}
