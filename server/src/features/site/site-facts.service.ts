/** Facts of one site in a period, small groups hidden from all but the site's own people. */
import { formatPeriod, OF_ALL_LINKS } from "@saphan/shared/core";
import type { Context } from "../../graph/context.ts";
import {
  heardFacts,
  listFactStatements,
  viewFactStatement,
} from "./fact-statements.ts";
import { figuresIn, siteInView, type PeriodArguments } from "./site-figures.ts";
import type { SiteMapper } from "./site.mappers.ts";

export async function listFacts(
  context: Context,
  site: SiteMapper,
  request: PeriodArguments,
) {
  const place = await siteInView(context, site, request);
  const { snapshot, sight } = place.view;
  const here = { snapshot, row: place.row };
  const figures = figuresIn(context, place);
  const own = sight.ownSite[place.row] === 1;
  const heard = heardFacts(
    await listFactStatements(context, here),
    sight,
    here,
  );
  return context.catalogue.facts
    .filter(({ level, id }) => {
      if (level !== "site") return false;
      return own || !OF_ALL_LINKS.includes(id);
    })
    .map((fact) => {
      const column = figures.fact(fact.id);
      const isSmall = figures.withheld(fact.id)[0] === 1;
      const isWithheld = isSmall && !own;
      const source = column.source?.[0] ?? -1;
      const present = column.present[0] === 1 && !isWithheld;
      const value = present ? (column.value[0] ?? null) : null;
      const period = column.period?.[0];
      const speaker = snapshot.entities[source]?.id;
      return {
        fact,
        value,
        isWithheld,
        isSmall: isSmall && own,
        isAssumed: present && column.assumed?.[0] === 1,
        source: present && source >= 0 ? { snapshot, row: source } : null,
        period:
          present && period !== undefined && source >= 0
            ? formatPeriod(period)
            : null,
        others: present
          ? heard
              .filter(
                (one) =>
                  one.fact === fact.id &&
                  one.period === period &&
                  one.source !== speaker &&
                  one.value !== value,
              )
              .map(viewFactStatement(here))
          : [],
      };
    });
}
