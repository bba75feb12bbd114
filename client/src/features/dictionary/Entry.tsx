import { Anchor, Skeleton, Text } from "@mantine/core";
import { Link } from "react-router";
import type { IndicatorTerm } from "../../lib/catalogue.ts";
import { isSpreadOnly } from "../../lib/figure.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import type { Shadow } from "../../lib/figure.ts";
import { MeasureCell } from "../../ui/Measure.tsx";
import { Sign } from "../../ui/Signs.tsx";
import { Table } from "../../ui/Table.tsx";
import classes from "./Dictionary.module.css";
import type { DictionaryRow } from "./dictionary-model.ts";

export type RowFigure = Shadow | "failed" | "loading";

export function Entry({
  row: { term, entry },
  figure,
}: {
  readonly row: DictionaryRow;
  /** Undefined for those who read no figures. */
  readonly figure: RowFigure | undefined;
}) {
  const { locale } = useWords();
  const { to } = useScope();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} className={classes["name"] ?? ""}>
        <Anchor
          component={Link}
          to={to(`/indicators/${term.id}`)}
          fw={500}
          inherit
        >
          {term.name[locale]}
        </Anchor>
        <Counted row={{ term, entry }} />
        <Text component="div" size="xs" c="dimmed" hiddenFrom="sm">
          <Marks term={term} />
        </Text>
      </Table.Th>
      <Table.Td visibleFrom="sm">
        {entry.appliesTo[locale]}
        <Text component="div" size="xs" c="dimmed">
          {entry.frequency[locale]}
        </Text>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Marks term={term} />
      </Table.Td>
      <Table.Td visibleFrom="md">
        <Standards entry={entry} />
      </Table.Td>
      {figure !== undefined && (
        <Table.Td className={classes["figure"] ?? ""}>
          <Figure term={term} figure={figure} />
        </Table.Td>
      )}
    </Table.Tr>
  );
}

/** What is counted and out of what, or what the answer may be. */
function Counted({
  row: { term, entry },
}: {
  readonly row: Pick<DictionaryRow, "entry" | "term">;
}) {
  const { t, locale } = useWords();
  const { numerator, denominator } = entry;
  const words = (): string => {
    if (numerator) return numerator[locale];
    switch (term.valueType) {
      case "ordinal":
        return t("indicators.level");
      case "boolean":
        return t("indicators.flag");
      default:
        return term.options.map(({ name }) => name[locale]).join(" · ");
    }
  };
  return (
    <Text
      component="div"
      size="xs"
      c="dimmed"
      className={classes["counted"] ?? ""}
    >
      {words()}
      {denominator && (
        <>
          <br />
          <em>{t("indicators.outOf")}</em> {denominator[locale]}
        </>
      )}
    </Text>
  );
}

/** Where standards and laws ask the same, as short as people who know them need. */
function Standards({ entry }: { readonly entry: DictionaryRow["entry"] }) {
  const { locale } = useWords();
  return (
    <ul className={`${classes["marks"]} ${classes["standards"]}`}>
      {entry.mappings.map(({ standard, clause }) => (
        <li key={`${standard.id} ${clause.en}`}>
          <abbr title={`${standard.name[locale]}: ${clause[locale]}`}>
            {standard.id.replaceAll("_", " ")}
          </abbr>
        </li>
      ))}
    </ul>
  );
}

function Marks({ term }: { readonly term: IndicatorTerm }) {
  const { t } = useWords();
  const marks = [
    term.isCore && t("indicators.core"),
    term.isShortForm && t("indicators.shortForm"),
    term.sensitivity !== "standard" &&
      t(`indicators.sensitivity_${term.sensitivity}`),
  ].filter((mark) => typeof mark === "string");
  return (
    <ul className={classes["marks"]}>
      {marks.map((mark) => (
        <li key={mark}>{mark}</li>
      ))}
    </ul>
  );
}

function Figure({
  term,
  figure,
}: {
  readonly term: IndicatorTerm;
  readonly figure: RowFigure;
}) {
  const { t } = useWords();
  const { to } = useScope();
  if (figure === "loading") return <Skeleton height={28} />;
  if (figure === "failed") return "–";
  const isOpen = term.sensitivity === "standard";
  if (!isOpen && figure.sites === 0)
    return (
      <Text size="xs" c="dimmed">
        {t("indicators.hidden")}
      </Text>
    );
  if (isSpreadOnly(term))
    return (
      <Text size="xs" c="dimmed">
        {t("indicators.spread")}
      </Text>
    );
  if (figure.asked > 0 && figure.answered === 0)
    return (
      <Text size="xs" c="dimmed">
        <Sign name="silent" /> {t("indicators.unanswered")}
      </Text>
    );
  return (
    <Anchor
      component={Link}
      to={to(`/indicators/${term.id}`)}
      underline="never"
      c="inherit"
    >
      <MeasureCell indicator={term} measure={figure} />
      {!isOpen && (
        <Text size="xs" c="dimmed">
          {t("indicators.ownOnly")}
        </Text>
      )}
    </Anchor>
  );
}
