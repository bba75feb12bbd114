/** All that is asked of a site in a quarter on one page, saved as one types, published as one change. */
import { Alert, Anchor, Stack, Text, Title } from "@mantine/core";
import { useEffect, useState } from "react";
import { Link, useLocation } from "react-router";
import type { AnswerTerms_IndicatorFragment } from "../../__generated__/operations.ts";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { AnswerCard } from "./AnswerCard.tsx";
import { anchorOf, indicatorOf, isFact, type Sheet } from "./cells-model.ts";
import { FactFields } from "./FactFields.tsx";
import classes from "./MyAnswers.module.css";
import { ProgressBar } from "./ProgressBar.tsx";
import {
  answeringOf,
  isHeld,
  isToLookAt,
  sectionsOf,
  type Answering,
  type Entry,
} from "./progress-model.ts";
import { Review } from "./Review.tsx";
import { useDraft, type DraftState } from "./use-draft.ts";
import { PillarName } from "../../ui/PillarName.tsx";

export interface Terms {
  readonly indicators: ReadonlyMap<string, AnswerTerms_IndicatorFragment>;
  readonly facts: ReadonlyMap<string, { en: string; th: string }>;
}

export function MyAnswers({
  sheet,
  terms,
}: {
  readonly sheet: Sheet;
  readonly terms: Terms;
}) {
  const { t } = useWords();
  const { to } = useScope();
  const catalogue = useCatalogue();
  const form = useDraft(sheet);
  const [isReviewing, setReviewing] = useState(false);
  const [published, setPublished] = useState<number | null | undefined>();
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== "") document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);

  const asked = sheet.entries.filter(({ demand }) => demand === "asked");
  const answerings = asked.map((entry) =>
    answeringOf(entry, form.view(entry.indicator)),
  );
  const count = (which: Answering) =>
    answerings.filter((one) => one === which).length;
  const ofCell = (id: string) =>
    isFact(id) ? undefined : catalogue.findIndicator(indicatorOf(id));
  const held = form.drafted.filter((cell) => isHeld(cell, ofCell(cell.id)));
  const toLook = [
    ...new Set(
      form.drafted
        .filter((cell) => isToLookAt(cell, ofCell(cell.id)))
        .map(({ id }) => anchorOf(id)),
    ),
  ];
  return (
    <>
      <ProgressBar
        answered={count("answered") + count("carried")}
        carried={count("carried")}
        asked={asked.length}
        declined={count("declined")}
        open={asked.find((_, i) => answerings[i] === "open")?.indicator}
        toLook={toLook}
        drafted={form.drafted.length}
        saving={form.saving}
        onReview={() => {
          setPublished(undefined);
          setReviewing(true);
        }}
      />
      {published !== undefined && (
        <Alert role="status" variant="light">
          {published === null
            ? t("answers.publishedNothing")
            : t("answers.published", { seq: published })}{" "}
          <Anchor component={Link} to={to("/data/ledger")} inherit>
            {t("answers.toLedger")}
          </Anchor>
        </Alert>
      )}
      {isReviewing && (
        <Review
          sheet={sheet}
          form={form}
          held={held}
          onLeave={() => setReviewing(false)}
          onPublished={(seq) => {
            setReviewing(false);
            setPublished(seq);
          }}
        />
      )}
      <FactFields sheet={sheet} form={form} notes={terms.facts} />
      <Sections sheet={sheet} terms={terms} form={form} demand="asked" />
      <Folded sheet={sheet} terms={terms} form={form} demand="free" />
      <Folded sheet={sheet} terms={terms} form={form} demand="not_applicable" />
    </>
  );
}

interface PartProps {
  readonly sheet: Sheet;
  readonly terms: Terms;
  readonly form: DraftState;
  readonly demand: Entry["demand"];
}

function Sections({ sheet, terms, form, demand }: PartProps) {
  const catalogue = useCatalogue();
  const sections = sectionsOf(
    sheet.entries,
    demand,
    catalogue.pillars,
    catalogue.findIndicator,
  );
  return sections.map(({ pillar, entries }) => (
    <section key={pillar} aria-labelledby={`${demand}-${pillar}`}>
      <Title order={2} id={`${demand}-${pillar}`} mt="md">
        <PillarName id={pillar} />
      </Title>
      {entries.map((entry) => (
        <AnswerCard
          key={entry.indicator}
          indicator={catalogue.indicator(entry.indicator)}
          terms={terms.indicators.get(entry.indicator)}
          entry={entry}
          sheet={sheet}
          form={form}
        />
      ))}
    </section>
  ));
}

/** What is not asked, folded: it may be answered freely, or first the site's numbers have to be corrected. */
function Folded(props: PartProps) {
  const { sheet, form, terms, demand } = props;
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { hash } = useLocation();
  const entries = sheet.entries.filter((entry) => entry.demand === demand);
  const isWanted = entries.some(
    ({ indicator }) =>
      form.view(indicator).isDrafted || hash === `#${indicator}`,
  );
  const [isOpen, setOpen] = useState(isWanted);
  if (entries.length === 0) return null;
  const isFree = demand === "free";
  return (
    <details
      className={classes["fold"]}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {t(isFree ? "answers.freely" : "answers.far", {
          count: entries.length,
        })}
      </summary>
      <Text size="sm" maw="72ch">
        {t(isFree ? "answers.freelyNote" : "answers.farNote")}
      </Text>
      {isOpen &&
        (isFree ? (
          <Sections {...props} />
        ) : (
          <Stack gap={4} mt="xs">
            {entries.map(({ indicator }) => (
              <Text key={indicator} size="sm" id={indicator}>
                <b>{catalogue.indicator(indicator).name[locale]}</b>{" "}
                {t("answers.appliesTo", {
                  whom:
                    terms.indicators.get(indicator)?.appliesTo[locale] ?? "",
                })}
              </Text>
            ))}
          </Stack>
        ))}
    </details>
  );
}
