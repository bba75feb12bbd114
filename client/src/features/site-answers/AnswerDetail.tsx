import { Anchor, Text } from "@mantine/core";
import { Link } from "react-router";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { figureText } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { useBreakdownWords, useStatedWords } from "../../ui/stated-words.ts";
import { Table } from "../../ui/Table.tsx";
import { reasonOf, type Answer } from "./answers-model.ts";
import classes from "./SiteAnswers.module.css";

/** What the answer is made of, who else has said something, and why this one counts. */
export function AnswerDetail({
  indicator,
  answer,
  owner,
  form,
}: {
  readonly indicator: IndicatorTerm;
  readonly answer: Answer;
  readonly owner: string;
  readonly form: string | undefined;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const history = new URLSearchParams(useScope().params);
  history.set("history", indicator.id);
  const reason = reasonOf(answer, owner);
  const { numerator, denominator, claimed, choice, speaksUntil } = answer;
  const lines = [
    numerator !== null &&
      denominator !== null &&
      t("site.madeOf", {
        part: format.number(numerator),
        whole: format.number(denominator),
      }),
    claimed !== null &&
      claimed !== choice &&
      t("site.claimed", { claimed, effective: choice ?? 0 }),
    answer.verification !== null &&
      t("site.verified", {
        level: `V${answer.verification}`,
        words: t(`site.V${answer.verification as 0 | 1 | 2 | 3 | 4}`),
      }),
    answer.source && t("site.statedBy", { source: answer.source.name[locale] }),
    speaksUntil && t("site.speaksUntil", { day: format.day(speaksUntil) }),
    reason && t(`site.reason_${reason}`),
  ].filter((line) => typeof line === "string");
  return (
    <div className={classes["parts"]}>
      {lines.map((line) => (
        <Text key={line} size="sm" maw="90ch">
          {line}
        </Text>
      ))}
      {reason && (
        <Text size="sm">
          <MethodLink topic="answers">{t("site.reasonMore")}</MethodLink>
        </Text>
      )}
      <Breakdowns indicator={indicator} answer={answer} />
      <Statements indicator={indicator} answer={answer} />
      <Text size="sm" className="no-print">
        <Anchor
          component={Link}
          to={{ search: history.toString(), hash: "history" }}
          inherit
        >
          {t("site.historyOf")}
        </Anchor>
        {form && (
          <>
            {" · "}
            <Anchor component={Link} to={`${form}#${indicator.id}`} inherit>
              {t("site.correct")}
            </Anchor>
          </>
        )}
      </Text>
    </div>
  );
}

function Breakdowns({
  indicator,
  answer,
}: {
  readonly indicator: IndicatorTerm;
  readonly answer: Answer;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const words = useBreakdownWords();
  const keys = [...new Set(answer.rows.map(({ key }) => key))];
  return keys.map((key) => (
    <Text key={key} size="sm" maw="100ch">
      <b>
        {indicator.breakdowns.find((one) => one.key === key)?.name[locale] ??
          key}
        :
      </b>{" "}
      {answer.rows
        .filter((row) => row.key === key)
        .map((row) => {
          const name = words(indicator, key, row.value);
          const value =
            row.figure === null
              ? t(row.isWithheld ? "site.withheldRow" : "stated.noValue")
              : figureText(indicator, row.figure, format);
          const parts =
            row.numerator !== null &&
            row.denominator !== null &&
            row.denominator > 0
              ? ` (${t("sites.partOfWhole", {
                  part: format.number(row.numerator),
                  whole: format.number(row.denominator),
                })})`
              : "";
          return `${name} ${value}${parts}`;
        })
        .join(" · ")}
    </Text>
  ));
}

function Statements({
  indicator,
  answer,
}: {
  readonly indicator: IndicatorTerm;
  readonly answer: Answer;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const stated = useStatedWords();
  const words = useBreakdownWords();
  if (answer.statements.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table fz="sm" verticalSpacing={3}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("site.source")}</Table.Th>
            <Table.Th>{t("site.stated")}</Table.Th>
            <Table.Th>{t("site.speaksFrom")}</Table.Th>
            <Table.Th>{t("site.checked")}</Table.Th>
            <Table.Th>{t("site.evidence")}</Table.Th>
            <Table.Th>{t("site.published")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {answer.statements.map((statement) => {
            const [key = "", value = ""] = statement.breakdown.split("=");
            return (
              <Table.Tr key={statement.id}>
                <Table.Th scope="row" fw={statement.isSpeaking ? 600 : 400}>
                  {statement.source.name[locale]}
                  {statement.side === "assessor" &&
                    ` (${t("site.side_assessor")})`}
                  {statement.isSpeaking && (
                    <Text component="div" size="xs" c="dimmed">
                      {t("site.speaking")}
                    </Text>
                  )}
                </Table.Th>
                <Table.Td>
                  {key !== "" && `${words(indicator, key, value)}: `}
                  {stated(indicator, statement.stated)}
                  <Text component="div" size="xs" c="dimmed">
                    {[
                      statement.isBaseAssumed && t("site.baseAssumed"),
                      statement.isInherited &&
                        (statement.inheritedFrom
                          ? t("site.inheritedFrom", {
                              from: statement.inheritedFrom,
                            })
                          : t("site.inherited")),
                      statement.note &&
                        t("site.note", { text: statement.note }),
                    ]
                      .filter(Boolean)
                      .join(" · ")}
                  </Text>
                </Table.Td>
                <Table.Td>{format.period(statement.period)}</Table.Td>
                <Table.Td>V{statement.verification}</Table.Td>
                <Table.Td>
                  {statement.evidence ?? ""}
                  {statement.validUntil && (
                    <Text component="div" size="xs" c="dimmed">
                      {t("site.until", {
                        day: format.day(statement.validUntil),
                      })}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  {format.moment(statement.at)}
                  <Text component="div" size="xs" c="dimmed">
                    {t("site.change", { seq: statement.seq })}
                  </Text>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
