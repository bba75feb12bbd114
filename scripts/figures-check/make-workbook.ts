/**
 * Zipped-CSV workbooks as programs that are not ours would write them: a registry by an administrator, then files of a
 * buyer (with keys of its own), a programme and a supplier, then the registry's corrections. The seed decides everything.
 */
import {
  answerCells,
  entityCells,
  factCells,
  linkCells,
  registryKey,
  siteCells,
} from "./make-cells.ts";
import { buyerFile, correctionsFile, plainFile } from "./make-later-files.ts";
import {
  CAST,
  makeNetwork,
  type MadeEntity,
  type MadeSite,
  type Network,
} from "./make-network.ts";
import {
  makeAnswers,
  makeFacts,
  type MadeAnswer,
  type MadeFact,
} from "./make-statements.ts";
import { buildRandom, type Random } from "./random.ts";
import {
  packSheets,
  PLAIN,
  sheetOf,
  spellDay,
  type Cells,
  type Style,
  type Workbook,
} from "./spelling.ts";

export interface Options {
  readonly seed: number;
  readonly sites?: number;
  readonly suppliers?: number;
}

/** From days before all periods to days after anybody's today, some of them over, some not begun. */
function term(random: Random): readonly [string, string | undefined] {
  return random.pick([
    ["2024-01-01", undefined],
    ["2024-01-01", "2098-12-31"],
    ["2025-05-20", undefined],
    ["2024-01-01", "2025-12-31"],
    ["2097-01-01", undefined],
  ] as const);
}

function grantRows(random: Random, { sites }: Network, style: Style): Cells[] {
  return sites.flatMap((site) =>
    [
      [CAST.buyer, 0.6],
      [CAST.buyersArm, 0.08],
      [CAST.otherBuyer, 0.3],
      [CAST.supplier, 0.25],
    ].flatMap(([organisation, share]): Cells[] => {
      if (!random.chance(Number(share))) return [];
      const [since, until] = term(random);
      return [
        {
          site_key: site.key,
          organisation_key: String(organisation),
          since: spellDay(style, since),
          until: spellDay(style, until),
        },
      ];
    }),
  );
}

/** Sites that take part in the programme by themselves. */
const enrolledSites = (sites: readonly MadeSite[]) =>
  sites.filter((_, at) => at % 6 === 2);

function memberRows(
  random: Random,
  { sites, entities }: Network,
  style: Style,
): Cells[] {
  const suppliers = entities.filter(({ kind }) => kind === "supplier");
  const enrol = (
    organisation: string,
    member: MadeEntity | MadeSite,
    role: string,
  ): Cells => {
    const [since, until] = term(random);
    return {
      organisation_key: organisation,
      member_key: member.key,
      role,
      since: spellDay(style, since),
      until: spellDay(style, until),
    };
  };
  return [
    ...suppliers
      .filter(() => random.chance(0.3))
      .map((entity) => enrol(CAST.programme, entity, "participant")),
    ...enrolledSites(sites).map((site) =>
      enrol(CAST.programme, site, "participant"),
    ),
    ...sites
      .filter(() => random.chance(0.06))
      .map((site) => enrol(CAST.programme, site, "comparison")),
    ...suppliers
      .filter(() => random.chance(0.2))
      .map((entity) => enrol(CAST.otherProgramme, entity, "participant")),
    ...suppliers
      .filter(() => random.chance(0.4))
      .map((entity) => enrol(CAST.association, entity, "member")),
  ];
}

const TARGETS: readonly Cells[] = [
  {
    lens_key: CAST.buyer,
    indicator_id: "train_coverage",
    baseline: "40",
    baseline_period: "2025-Q1",
    target: "80",
    target_period: "2026-Q4",
    source: "check",
    illustrative: "yes",
  },
  {
    lens_key: CAST.programme,
    indicator_id: "sd_maturity_level",
    target: "50 %",
    target_period: "2026-Q2",
    source: "check",
    illustrative: "yes",
  },
];

const STYLES = {
  entities: { ...PLAIN, headers: "en", mark: true, lineEnd: "\r\n" },
  sites: { ...PLAIN, headers: "th", words: "th", days: "thai", help: true },
  facts: {
    ...PLAIN,
    headers: "en",
    words: "en",
    numbers: "comma",
    periods: "thai",
    flags: "have",
  },
  links: {
    ...PLAIN,
    headers: "th",
    separator: ";",
    days: "buddhist",
    flags: "thai",
    words: "th",
  },
  answers: {
    ...PLAIN,
    mark: true,
    lineEnd: "\r\n",
    periods: "buddhist",
    days: "slash",
    flags: "digit",
    numbers: "space",
  },
  grants: {
    ...PLAIN,
    headers: "th",
    encoding: "windows-874",
    separator: "\t",
    days: "english",
    fileName: "th",
  },
  members: { ...PLAIN, headers: "en", days: "dash" },
} satisfies Record<string, Style>;

function registryFile(
  random: Random,
  network: Network,
  facts: readonly MadeFact[],
  answers: readonly MadeAnswer[],
): Workbook {
  const sheet = (id: string, style: Style, rows: readonly Cells[]) =>
    sheetOf(random, id, style, rows);
  const zip = packSheets([
    sheet("Targets", PLAIN, TARGETS),
    sheet(
      "Members",
      STYLES.members,
      memberRows(random, network, STYLES.members),
    ),
    sheet(
      "Answers",
      STYLES.answers,
      answers.map((made, at) =>
        answerCells(STYLES.answers, made, at, registryKey),
      ),
    ),
    sheet(
      "Entities",
      STYLES.entities,
      network.entities.map((entity, at) =>
        entityCells(STYLES.entities, entity, at),
      ),
    ),
    sheet(
      "Links",
      STYLES.links,
      network.links.map((link, at) =>
        linkCells(STYLES.links, link, at, registryKey),
      ),
    ),
    sheet(
      "Sites",
      STYLES.sites,
      network.sites.map((site, at) =>
        siteCells(STYLES.sites, site, at, registryKey),
      ),
    ),
    sheet("Grants", STYLES.grants, grantRows(random, network, STYLES.grants)),
    sheet(
      "Facts",
      STYLES.facts,
      facts.map((made) => factCells(STYLES.facts, made, registryKey)),
    ),
  ]);
  return { name: "registry.zip", zip, importer: undefined };
}

/** In the order in which they are to be imported. */
export function makeWorkbooks({
  seed,
  sites = 500,
  suppliers = 110,
}: Options): readonly Workbook[] {
  const random = buildRandom(seed);
  const network = makeNetwork(random, sites, suppliers);
  const facts = makeFacts(random, network.sites);
  const answers = makeAnswers(random, network.sites);
  const ownedBy = (owner: string) =>
    network.sites.filter(({ entity }) => entity.key === owner);
  return [
    registryFile(random, network, facts, answers),
    buyerFile(random, network),
    plainFile(
      random,
      "programme.zip",
      CAST.programme,
      enrolledSites(network.sites),
      0.3,
    ),
    plainFile(
      random,
      "supplier.zip",
      CAST.supplier,
      ownedBy(CAST.supplier),
      0.5,
    ),
    correctionsFile(random, network, facts, answers),
  ];
}
