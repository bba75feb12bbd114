/** Who is asked, and how it is counted: everything that the catalogue says of an indicator. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { Anchor, Code, Text, Title } from "@mantine/core";
import { Link } from "react-router";
import {
  DefinitionPanel_CatalogueFragmentDoc,
  type DefinitionPanel_CatalogueFragment,
} from "../../__generated__/operations.ts";
import { useCatalogue, type IndicatorTerm } from "../../lib/catalogue.ts";
import { useWords, type TextKey } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { Choices } from "./Choices.tsx";
import classes from "./DefinitionPanel.module.css";
import type { Definition } from "./definition.ts";
import { Entry, Sources } from "./Sources.tsx";

const DIRECTIONS: Readonly<Record<IndicatorTerm["direction"], TextKey>> = {
  higher_is_better: "indicator.directionHigher",
  lower_is_better: "indicator.directionLower",
  closer_to_1_is_better: "indicator.directionEqual",
  neutral: "indicator.directionNeutral",
};
/** What is counted where the catalogue has no parts. */
const COUNTED: Readonly<Partial<Record<IndicatorTerm["valueType"], TextKey>>> =
  {
    ordinal: "indicator.countedLevel",
    enum: "indicator.countedOption",
    boolean: "indicator.countedFlag",
  };

export function DefinitionPanel({
  catalogue,
  indicator,
}: {
  readonly catalogue: FragmentType<DefinitionPanel_CatalogueFragment>;
  readonly indicator: IndicatorTerm;
}) {
  const { t, locale } = useWords();
  const { data, complete } = useFragment({
    fragment: DefinitionPanel_CatalogueFragmentDoc,
    from: catalogue,
    variables: { id: indicator.id },
  });
  if (!complete) return null;
  const [definition] = data.indicators;
  if (!definition) return null;
  return (
    <section id="definition">
      <Title order={2}>{t("indicator.definition")}</Title>
      <div className={classes["columns"]}>
        <dl className={classes["entries"]}>
          <Counted indicator={indicator} definition={definition} />
          <Entry name={t("indicator.whoIsAsked")} topic="asked">
            {definition.appliesTo[locale]}
            {definition.appliesExpression !== "true" && (
              <>
                {" "}
                <Code>{definition.appliesExpression}</Code>
              </>
            )}
            <br />
            {t(
              indicator.isShortForm
                ? "indicator.shortFormYes"
                : "indicator.shortFormNo",
            )}
          </Entry>
          <Entry name={t("indicator.howOften")} topic="carry">
            {definition.frequency[locale]}.{" "}
            {indicator.carryQuarters > 0
              ? t("indicator.carries", { count: indicator.carryQuarters })
              : t("indicator.carriesNot")}
          </Entry>
          <Entry name={t("indicator.addedUp")} topic="adding">
            {definition.aggregation[locale]}
            <ComputedFrom definition={definition} />
          </Entry>
          <Entry name={t("indicator.better")}>
            {t(DIRECTIONS[indicator.direction])}
          </Entry>
          {definition.note && (
            <Entry name={t("indicator.note")}>{definition.note[locale]}</Entry>
          )}
        </dl>
        <div>
          <Choices
            indicator={indicator}
            definition={definition}
            verifications={data.verifications}
          />
          <Sources definition={definition} />
        </div>
      </div>
      <Text size="sm" c="dimmed" mt="sm">
        {data.status[locale]}
        <br />
        {data.translationNotice[locale]}.{" "}
        <MethodLink topic="trust">{t("indicator.trustMore")}</MethodLink>
      </Text>
    </section>
  );
}

/** What is counted, out of what, and what stands in for it where a site is silent. */
function Counted({
  indicator,
  definition,
}: {
  readonly indicator: IndicatorTerm;
  readonly definition: Definition;
}) {
  const { t, locale } = useWords();
  const { numerator, denominator } = definition;
  return (
    <>
      {numerator && (
        <Entry name={t("indicator.numerator")}>{numerator[locale]}</Entry>
      )}
      {denominator && (
        <Entry name={t("indicator.denominator")}>{denominator[locale]}</Entry>
      )}
      {!numerator && (
        <Entry name={t("indicator.numerator")}>
          {t(COUNTED[indicator.valueType] ?? "indicator.countedNumber")}
        </Entry>
      )}
      {indicator.bounded && (
        <Entry name={t("indicator.base")} topic="bounds">
          {indicator.base
            ? indicator.base.name[locale]
            : t("indicator.baseNone")}
        </Entry>
      )}
    </>
  );
}

/** Of a parity: the answers that its two shares are taken from. */
function ComputedFrom({ definition }: { readonly definition: Definition }) {
  const { t, locale } = useWords();
  const catalogue = useCatalogue();
  const { to } = useScope();
  const { computedFrom } = definition;
  const from = catalogue.findIndicator(computedFrom?.indicator.id ?? "");
  if (!computedFrom || !from) return null;
  return (
    <>
      <br />
      {t("indicator.computedFrom", {
        over: computedFrom.over.name[locale],
        under: computedFrom.under.name[locale],
      })}{" "}
      <Anchor component={Link} to={to(`/indicators/${from.id}`)} inherit>
        {from.name[locale]}
      </Anchor>
    </>
  );
}
