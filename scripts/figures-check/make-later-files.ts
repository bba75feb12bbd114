/** The files that come after the registry: of a buyer, of organisations that speak for themselves, and corrections. */
import { CATALOGUE } from "./catalogue.ts";
import {
  answerCells,
  entityCells,
  factCells,
  linkCells,
  registryKey,
  siteCells,
  type KeyOf,
} from "./make-cells.ts";
import {
  CAST,
  type MadeLink,
  type MadeSite,
  type Network,
} from "./make-network.ts";
import {
  PERIODS,
  SILENT_INDICATORS,
  statementsOf,
  type MadeAnswer,
  type MadeFact,
} from "./make-statements.ts";
import type { Random } from "./random.ts";
import {
  packSheets,
  PLAIN,
  spellDay,
  spellNumber,
  sheetOf,
  type Style,
  type Workbook,
} from "./spelling.ts";

const BUYERS_STYLE: Style = {
  ...PLAIN,
  headers: "en",
  words: "en",
  periods: "english",
  numbers: "thai",
  flags: "yes",
  days: "thai",
};

/** A few statements of one organisation in its own name, about these sites. */
function ownStatements(
  random: Random,
  sites: readonly MadeSite[],
  share: number,
): MadeAnswer[] {
  const asked = CATALOGUE.indicators.filter(
    ({ id, sensitivity }) =>
      sensitivity !== "restricted" && !SILENT_INDICATORS.includes(id),
  );
  return sites.flatMap((site) =>
    asked.flatMap((indicator) => {
      if (!random.chance(share)) return [];
      const period = random.whole(1, PERIODS - 1);
      // V1 is what any organisation may give.
      return statementsOf(random, site, indicator, period, undefined).map(
        (made) => ({ ...made, verification: made.verification % 2 }),
      );
    }),
  );
}

/** A buyer names everything by keys of its own; os_id, or number, province and name, tell which site is meant. */
export function buyerFile(
  random: Random,
  { sites, entities }: Network,
): Workbook {
  const style = BUYERS_STYLE;
  const keyOf: KeyOf = ({ key }) => `vendor/${[...key].reverse().join("")}`;
  const plants = sites.filter(({ entity }) => entity.key === CAST.buyer);
  const known = sites.filter(
    // One without either of them would be a question of the plan.
    ({ entity, depth, osId, province }) =>
      entity.kind === "supplier" && depth === 1 && (osId ?? province),
  );
  const supplying = random.shuffled(known).slice(0, 40);
  const listed = [...plants, ...supplying];
  const links = supplying.map((from): MadeLink => ({
    from,
    to: random.pick(plants),
    family: from.families[0],
    share: undefined,
    singleSource: undefined,
    since: "2022-01-01",
    until: undefined,
    declaredBy: "customer",
    disclosure: "private",
    disclosedUntil: undefined,
    source: undefined,
  }));
  const zip = packSheets([
    sheetOf(
      random,
      "Entities",
      style,
      entities
        .filter((entity) => listed.some((site) => site.entity === entity))
        .map((entity, at) => ({
          ...entityCells(style, entity, at),
          entity_key: keyOf(entity),
          parent_key: undefined,
        })),
    ),
    sheetOf(
      random,
      "Sites",
      style,
      listed.map((site, at) => ({
        ...siteCells(style, site, at, keyOf),
        headcount: at % 3 === 0 ? spellNumber(style, site.people) : undefined,
        women:
          at % 6 === 0
            ? spellNumber(style, Math.round(site.people / 3))
            : undefined,
      })),
    ),
    sheetOf(
      random,
      "Links",
      style,
      links.map((link, at) => linkCells(style, link, at, keyOf)),
    ),
    sheetOf(
      random,
      "Answers",
      style,
      ownStatements(random, supplying, 0.15).map((made, at) =>
        answerCells(style, made, at, keyOf),
      ),
    ),
  ]);
  return { name: "buyer.zip", zip, importer: CAST.buyer };
}

export function plainFile(
  random: Random,
  name: string,
  importer: string,
  sites: readonly MadeSite[],
  share: number,
): Workbook {
  const answers = ownStatements(random, sites, share).map((made, at) =>
    answerCells(PLAIN, made, at, registryKey),
  );
  const zip = packSheets([sheetOf(random, "Answers", PLAIN, answers)]);
  return { name, zip, importer };
}

/** Said again: some as before, some with another value, some for the first time. */
export function correctionsFile(
  random: Random,
  { sites }: Network,
  facts: readonly MadeFact[],
  answers: readonly MadeAnswer[],
): Workbook {
  const style: Style = { ...PLAIN, separator: "\t", periods: "english" };
  const again = answers.flatMap((made, at) =>
    random.chance(0.04) ? [{ made, at }] : [],
  );
  const revise = (made: MadeAnswer): MadeAnswer => {
    if (made.numerator === undefined || random.chance(0.3)) return made;
    const numerator = Math.max(1, Math.floor(made.numerator / 2));
    const within = made.denominator === undefined || made.denominator > 0;
    return within ? { ...made, numerator, state: "reported" } : made;
  };
  const recounted = facts
    .filter(({ value }) => typeof value === "number" && random.chance(0.05))
    .map((made) => ({ ...made, value: Math.ceil(Number(made.value) * 0.9) }));
  const zip = packSheets([
    sheetOf(
      random,
      "Answers",
      style,
      again.map(({ made, at }) =>
        answerCells(style, revise(made), at, registryKey),
      ),
    ),
    sheetOf(
      random,
      "Facts",
      style,
      recounted.map((made) => factCells(style, made, registryKey)),
    ),
    // One permission each from the first day on, whatever was there.
    sheetOf(
      random,
      "Grants",
      style,
      sites
        .filter(() => random.chance(0.05))
        .map((site) => ({
          site_key: site.key,
          organisation_key: CAST.buyer,
          since: spellDay(style, "2024-01-01"),
          until: spellDay(style, "2025-06-30"),
        })),
    ),
  ]);
  return { name: "corrections.zip", zip, importer: undefined };
}
