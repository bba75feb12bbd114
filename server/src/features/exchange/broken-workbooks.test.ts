/**
 * Broken workbooks through upload, plan and publication (`BROKEN_WORKBOOKS`, `BROKEN_SEED`): each ends as a plan that
 * says in both languages what is wrong, and changes nothing; or it was sound after all, and comes in whole.
 */
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  reasonText,
  UPLOAD_PART_BYTES,
  type Reason,
} from "@saphan/shared/contract";
import { createImportService, type ImportService } from "./import.service.ts";
import { hindrancesOf } from "./import/import-acts.ts";
import {
  brokenFile,
  excel,
  zippedCsv,
  type FileMaker,
} from "./testing/broken-files.ts";
import {
  ADMIN,
  openNetwork,
  type NetworkUnderTest,
} from "./testing/network-under-test.ts";
import { createDraw } from "./testing/random-workbook.ts";
import { tally } from "../../testing/tally.ts";

const WORKBOOKS = Number(process.env["BROKEN_WORKBOOKS"] ?? 30);
const SEED = Number(process.env["BROKEN_SEED"] ?? 1);

/** Every form in which a workbook comes in. */
const FORMS: readonly (readonly [
  form: string,
  workbooks: number,
  make: FileMaker,
])[] = [
  ["zipped CSV", WORKBOOKS, zippedCsv],
  // Each is read in a thread of its own, which takes its time to begin.
  ["Excel", Math.ceil(WORKBOOKS / 2), excel],
];

let network: NetworkUnderTest;
let service: ImportService;
let errors: unknown[];
beforeEach(async () => {
  errors = [];
  network = await openNetwork();
  service = createImportService({
    ...network,
    onError: (error) => errors.push(error),
  });
});
afterEach(async () => {
  await service.close();
  await network.close();
});

async function planned(file: Uint8Array) {
  const { id } = await service.begin(ADMIN, {
    name: "broken.zip",
    bytes: file.length,
  });
  for (let part = 0; part * UPLOAD_PART_BYTES < file.length; part++)
    await service.putPart(
      ADMIN,
      id,
      part,
      file.subarray(part * UPLOAD_PART_BYTES, (part + 1) * UPLOAD_PART_BYTES),
    );
  await service.finish(ADMIN, id);
  await service.idle();
  return service.get(ADMIN, id);
}

/** A reason as both readers have it, with no gap left. */
function saysSomething(reason: Reason): boolean {
  const [en, th] = [reasonText(reason, "en"), reasonText(reason, "th")];
  return (
    en.length > 5 && /[\u0e00-\u0e7f]/.test(th) && !/\{\w+\}/.test(en + th)
  );
}

test.each(FORMS)(
  "of broken workbooks (%s, %d of them) each is told what is wrong, and none comes in by halves",
  async (_form, workbooks, make) => {
    const counts = { faults: 0, refused: 0, asked: 0, sound: 0 };
    const wrong: string[] = [];
    for (let seed = SEED; seed < SEED + workbooks; seed++) {
      const claim = (what: string, holds: boolean) => {
        if (!holds) wrong.push(`${seed}: ${what}`);
      };
      const file = brokenFile(createDraw(seed), seed, network.method, make);
      const before = network.ledger.seq();
      const record = await planned(file);
      claim("it ends as a plan", record.state === "planned");
      const summary = await service.summaryOf(record);
      if (!summary)
        throw new Error(`${seed}: no plan: ${errors.map(String).join()}`);
      const hindrances = hindrancesOf(summary, false);
      const told = [...summary.listed.refused, ...summary.listed.warned];
      claim("every reason is in words", told.every(saysSomething));
      const isRefused = summary.hasFault || summary.refused > 0;
      claim("what is refused has a reason", !isRefused || told.length > 0);
      const kind = summary.hasFault
        ? "faults"
        : summary.refused > 0
          ? "refused"
          : hindrances.length > 0
            ? "asked"
            : "sound";
      counts[kind]++;

      const { record: after, hindrance } = await service.publish(ADMIN, {
        id: record.id,
        change: `c-${seed}`,
        validRowsOnly: false,
      });
      claim("the hindrance is told", hindrance === hindrances[0]);
      if (kind !== "sound") {
        claim("nothing is published", network.ledger.seq() === before);
        await service.cancel(ADMIN, record.id);
      } else if (after.state === "published") {
        // It came in whole: sent once more, there is nothing left to set.
        const rest = await service.summaryOf(await planned(file));
        claim("nothing is left to set", rest?.setsAnything === false);
      }
    }
    expect(wrong).toEqual([]);
    expect(errors).toEqual([]);
    expect(counts.faults).toBeGreaterThan(workbooks / 20);
    expect(counts.refused).toBeGreaterThan(workbooks / 20);
    tally("workbooks", { workbooks, ...counts, partial: 0 });
  },
  86_400_000,
);
