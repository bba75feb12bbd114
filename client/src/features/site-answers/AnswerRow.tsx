import { Anchor, Skeleton, Text, UnstyledButton } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useSiteValueWords } from "../../ui/figure-words.ts";
import { SpokenSign } from "../../ui/SiteValue.tsx";
import { Table } from "../../ui/Table.tsx";
import type { Answer } from "./answers-model.ts";
import classes from "./SiteAnswers.module.css";
import { SiteSeriesMarks, type Series } from "./SiteSeriesMarks.tsx";

// What a row opens to is loaded with the first row that is opened.
const AnswerDetail = lazy(async () => ({
  default: (await import("./AnswerDetail.tsx")).AnswerDetail,
}));

/** One indicator: what counts, since when, who says so. It opens to everything that was stated. */
export function AnswerRow({
  indicator,
  answer,
  owner,
  form,
  period,
  series,
}: {
  readonly indicator: IndicatorTerm;
  readonly answer: Answer;
  /** Id of the site's entity. */
  readonly owner: string;
  /** Where the viewer may answer for the site. */
  readonly form: string | undefined;
  readonly period: string;
  readonly series: Series | undefined;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { to } = useScope();
  const [isOpen, setOpen] = useState(false);
  const name = indicator.name[locale];
  return (
    <>
      <Table.Tr id={indicator.id} className={classes["row"] ?? ""}>
        <Table.Th scope="row" fw={400}>
          <div className={classes["name"]}>
            <UnstyledButton
              className={classes["toggle"] ?? ""}
              aria-expanded={isOpen}
              aria-label={t(isOpen ? "site.close" : "site.open", {
                indicator: name,
              })}
              onClick={() => setOpen(!isOpen)}
            >
              <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span>
            </UnstyledButton>
            <span>
              <Anchor
                component={Link}
                to={to(`/indicators/${indicator.id}`)}
                inherit
              >
                {name}
              </Anchor>
              {indicator.isCore && (
                <span className={classes["aside"]}> {t("site.core")}</span>
              )}
              {indicator.sensitivity !== "standard" && (
                <Text component="div" size="xs" c="dimmed">
                  {t("site.ownPeopleOnly")}
                </Text>
              )}
            </span>
          </div>
        </Table.Th>
        <Table.Td ta="right">
          <Value indicator={indicator} answer={answer} period={period} />
        </Table.Td>
        <Table.Td visibleFrom="sm">
          {series && <SiteSeriesMarks indicator={indicator} series={series} />}
        </Table.Td>
        <Table.Td visibleFrom="sm">
          {answer.verification !== null && `V${answer.verification}`}
        </Table.Td>
        <Table.Td visibleFrom="md">
          {answer.period && format.period(answer.period)}
        </Table.Td>
        <Table.Td visibleFrom="md">
          {answer.source?.id === owner
            ? t("site.byOwner")
            : answer.source?.name[locale]}
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr>
          <Table.Td colSpan={6} className={classes["detail"] ?? ""}>
            <Suspense fallback={<Skeleton height={96} />}>
              <AnswerDetail
                indicator={indicator}
                answer={answer}
                owner={owner}
                form={form}
              />
            </Suspense>
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function Value({
  indicator,
  answer,
  period,
}: {
  readonly indicator: IndicatorTerm;
  readonly answer: Answer;
  readonly period: string;
}) {
  const { t, locale } = useWords();
  const text = useSiteValueWords();
  const conflict = answer.isConflict && (
    <Text component="div" size="xs" c="var(--saphan-bad)">
      ≠ {t("sites.conflict")}
    </Text>
  );
  if (answer.standing !== "answered")
    return (
      <>
        <span className={classes["value"]}>
          <SpokenSign name="silent" />{" "}
          {t(`site.silence_${answer.silence ?? "no_answer"}`)}
        </span>
        {conflict}
      </>
    );
  const isCarried = answer.period !== null && answer.period < period;
  const hasUnit =
    indicator.valueType === "ratio" || indicator.valueType === "count";
  return (
    <>
      <span className={classes["value"]}>
        <SpokenSign name={isCarried ? "carried" : "answered"} />{" "}
        {text(indicator, answer)}
      </span>
      {hasUnit && (
        <Text component="div" size="xs" c="dimmed">
          {indicator.unit.name[locale]}
        </Text>
      )}
      {answer.isUnreviewed && (
        <Text component="div" size="xs" c="dimmed">
          {t("site.unreviewed")}
        </Text>
      )}
      {conflict}
    </>
  );
}
