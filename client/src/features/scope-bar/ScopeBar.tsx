/** Lens, period, day and filters in one place; what is filtered is spelled out in words. */
import type { FragmentType } from "@apollo/client";
import { useFragment, useQuery } from "@apollo/client/react";
import {
  Alert,
  Anchor,
  Button,
  CopyButton,
  Group,
  NativeSelect,
  Skeleton,
  Text,
} from "@mantine/core";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Link } from "react-router";
import {
  ScopeBar_NetworkFragmentDoc,
  ScopeBarLensesDocument,
  type ScopeBar_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useFilterWords } from "../../lib/filter-words.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { FILTER_KEYS, useScope } from "../../lib/scope.ts";
import { DayField } from "../../ui/DayField.tsx";
import classes from "./ScopeBar.module.css";

// Loaded when it is first opened.
const SavedViews = lazy(async () => ({
  default: (await import("./SavedViews.tsx")).SavedViews,
}));

/** From the first year of the data to the year after its last. */
function yearsOf(
  periods: readonly string[],
  period: string,
): readonly [number, number] {
  const years = [...periods, period].map((text) => Number(text.slice(0, 4)));
  return [Math.min(...years), Math.max(...years) + 1];
}

export function ScopeBar({
  network,
  groupName,
  compare,
  file,
  choosesCells = false,
}: {
  readonly network: FragmentType<ScopeBar_NetworkFragment>;
  /** Groups are named by the page that lets filter by them. */
  readonly groupName?: (id: string) => string;
  /** Where the page lays its figures beside those of another quarter or other sites. */
  readonly compare?: string;
  /** Takes the page along. */
  readonly file?: ReactNode;
  /** The page is about two cells, and has their periods and filters itself. */
  readonly choosesCells?: boolean;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { params, scope, set } = useScope();
  const [showsViews, setShowsViews] = useState(false);
  const lenses = useQuery(ScopeBarLensesDocument).data?.lenses ?? [];
  const { data, complete } = useFragment({
    fragment: ScopeBar_NetworkFragmentDoc,
    from: network,
  });
  const filters = useFilterWords()(params, groupName);
  if (!complete) return null;
  const { period, asOf, seq, newestSeq, lens, boundary } = data;
  const isOld = seq !== newestSeq;
  // What was chosen shows at once, also while its figures are on their way.
  const periods = [...new Set([period, ...data.periods])].sort().reverse();
  const chosenPeriod = periods.find((each) => each === scope.period) ?? period;
  const chosenLens = lenses.find(({ id }) => id === scope.lens)?.id ?? lens.id;
  const link = new URL(location.href);
  link.searchParams.set("lens", lens.id);
  link.searchParams.set("period", period);
  link.searchParams.set("asOf", asOf);
  link.searchParams.set("seq", String(seq));
  const moment = data.publishedAt ? format.moment(data.publishedAt) : "";
  return (
    <div className={classes["bar"]}>
      <Group gap="sm" align="end" className="no-print">
        {lenses.length > 1 && (
          <NativeSelect
            size="sm"
            label={t("shell.lens")}
            data={lenses.map(({ id, name }) => ({
              value: id,
              label: name[locale],
            }))}
            value={chosenLens}
            onChange={(event) => set({ lens: event.currentTarget.value })}
          />
        )}
        {!choosesCells && (
          <NativeSelect
            size="sm"
            label={t("shell.period")}
            data={periods.map((value) => ({
              value,
              label: format.period(value),
            }))}
            value={chosenPeriod}
            onChange={(event) =>
              set({ period: event.currentTarget.value, asOf: undefined })
            }
          />
        )}
        <DayField
          label={t("shell.asOfLabel")}
          value={asOf}
          years={yearsOf(data.periods, period)}
          onChange={(day) => set({ asOf: day })}
        />
        {compare && (
          <Button component={Link} to={compare} variant="default" size="sm">
            {t("shell.compare")}
          </Button>
        )}
        {file}
        <CopyButton value={link.href}>
          {({ copied, copy }) => (
            <Button variant="default" size="sm" onClick={copy}>
              {t(copied ? "shell.shared" : "shell.share")}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          size="sm"
          aria-expanded={showsViews}
          onClick={() => setShowsViews(!showsViews)}
        >
          {t("shell.views")}
        </Button>
      </Group>
      {showsViews && (
        <Suspense fallback={<Skeleton height={80} />}>
          <SavedViews />
        </Suspense>
      )}
      {lenses.length <= 1 && (
        <Text size="sm" c="dimmed" className="no-print">
          {lens.name[locale]}
        </Text>
      )}
      <Text size="sm" c="dimmed" className={classes["printed"]}>
        {t("shell.printed", {
          lens: lens.name[locale],
          period: format.period(period),
          day: format.day(asOf),
          seq,
          catalogue: data.catalogueVersion,
          method: data.methodVersion,
        })}
      </Text>
      <Text size="sm" c="dimmed" className="print-only">
        {t("shell.printedSource", {
          sites: format.count(boundary.sites),
          shared: format.count(Math.max(boundary.shared, boundary.own)),
        })}
      </Text>
      {filters && !choosesCells && (
        <Text size="sm">
          {t("shell.filtered", { filters })}{" "}
          <Anchor
            component="button"
            type="button"
            className="no-print"
            onClick={() =>
              set(
                Object.fromEntries(
                  [...FILTER_KEYS, "q", "standing", "of"].map((key) => [
                    key,
                    undefined,
                  ]),
                ),
              )
            }
          >
            {t("shell.clearFilters")}
          </Anchor>
        </Text>
      )}
      {isOld && (
        <Alert color="yellow" variant="light" p="xs">
          {t("shell.asPrinted", { seq, moment })}{" "}
          {boundary.leftOut > 0 &&
            t("shell.leftOut", { count: boundary.leftOut })}{" "}
          <Anchor
            component="button"
            type="button"
            onClick={() => set({ seq: undefined })}
          >
            {t("shell.toNewest")}
          </Anchor>
        </Alert>
      )}
    </div>
  );
}
