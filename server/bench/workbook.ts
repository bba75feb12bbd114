/** A drawn network as the files that its owner would send: a CSV a sheet, and all of them in a zip. */
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";
import readline from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { formatPeriod, type Revision } from "@saphan/shared/core";
import { zipStream } from "../src/features/exchange/export/zip-stream.ts";
import { drawNetwork, type Shape } from "./network.ts";

type Cell = string | number | null;
type Of<Kind extends Revision["kind"]> = Extract<
  Revision,
  { readonly kind: Kind }
>;

interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  /** None where a revision is of another sheet. */
  readonly rows: (revision: Revision) => readonly (readonly Cell[])[];
}

const sheet = <Kind extends Revision["kind"]>(
  name: string,
  kind: Kind,
  columns: readonly string[],
  rows: (revision: Of<Kind>) => readonly (readonly Cell[])[],
): Sheet => ({
  name,
  columns,
  rows: (revision) =>
    revision.kind === kind ? rows(revision as Of<Kind>) : [],
});

const yesOrNo = (flag: boolean | null | undefined) => (flag ? "yes" : "no");

const SHEETS: readonly Sheet[] = [
  sheet(
    "Entities",
    "entity",
    ["entity_key", "name_en", "name_th", "kind"],
    ({ id, set }) => [
      [id, set.name?.en ?? "", set.name?.th ?? "", set.kind ?? ""],
    ],
  ),
  sheet(
    "Sites",
    "site",
    [
      "site_key",
      "entity_key",
      "name_en",
      "name_th",
      "province",
      "main_segment",
    ],
    ({ id, set }) => [
      [
        id,
        set.entity ?? "",
        set.name?.en ?? "",
        set.name?.th ?? "",
        set.province ?? "",
        set.mainSegment ?? "",
      ],
    ],
  ),
  sheet(
    "Facts",
    "facts",
    ["site_key", "period", "fact", "value"],
    ({ site, period, values }) =>
      Object.entries(values).map(([fact, value]) => [
        site,
        formatPeriod(period),
        fact,
        value,
      ]),
  ),
  sheet(
    "Links",
    "link",
    [
      "from_site",
      "to_site",
      "part_family",
      "share",
      "single_source",
      "declared_by",
      "disclosure",
    ],
    ({ from, to, partFamily, set }) => [
      [
        from,
        to,
        partFamily,
        set?.share?.toFixed(4) ?? "",
        yesOrNo(set?.singleSource ?? null),
        set?.declaredBy ?? "",
        set?.disclosure ?? "",
      ],
    ],
  ),
  sheet(
    "Answers",
    "answers",
    [
      "site_key",
      "indicator_id",
      "period",
      "state",
      "numerator",
      "denominator",
      "value",
      "verification",
      "evidence",
    ],
    ({ site, period, answers }) =>
      answers.map((answer) => [
        site,
        answer.indicator,
        formatPeriod(period),
        "reported",
        answer.numerator,
        answer.denominator,
        answer.option ?? answer.value,
        `V${answer.verification}`,
        answer.verification > 0 ? "payroll" : "",
      ]),
  ),
  sheet(
    "Grants",
    "grant",
    ["site_key", "organisation_key"],
    ({ site, organisation }) => [[site, organisation]],
  ),
];

export interface WorkbookFiles {
  readonly zip: string;
  /** By sheet: its CSV, and its rows without the header. */
  readonly sheets: Readonly<
    Record<
      string,
      {
        readonly file: string;
        readonly columns: readonly string[];
        readonly rows: number;
      }
    >
  >;
}

export async function writeWorkbook(
  shape: Shape,
  folder: string,
): Promise<WorkbookFiles> {
  mkdirSync(folder, { recursive: true });
  const sheets: Record<
    string,
    { file: string; columns: readonly string[]; rows: number }
  > = {};
  for (const { name, columns, rows } of SHEETS) {
    const file = path.join(folder, `${name}.csv`);
    const written = { file, columns, rows: 0 };
    sheets[name] = written;
    const lines = function* (): Generator<string> {
      yield `${columns.join(",")}\n`;
      for (const revision of drawNetwork(shape))
        for (const row of rows(revision)) {
          written.rows++;
          yield `${row.map((cell) => cell ?? "").join(",")}\n`;
        }
    };
    await pipeline(Readable.from(lines()), createWriteStream(written.file));
  }
  const zip = path.join(folder, "workbook.zip");
  const packed = zipStream(
    Object.entries(sheets).map(([name, { file }]) => ({
      name: `${name}.csv`,
      async *lines() {
        for await (const line of readline.createInterface(
          createReadStream(file),
        ))
          yield `${line}\n`;
      },
    })),
  );
  await pipeline(packed, createWriteStream(zip));
  return { zip, sheets };
}
