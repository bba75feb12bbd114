/**
 * Brings a generated demo into a store as people would: accounts sign in and import their files. What is there already
 * is left as it is, so that a load which was cut short is taken up by loading again.
 */
import { randomUUID } from "node:crypto";
import { DomainError } from "@saphan/server/domain-error";
import {
  openQuestions,
  planWorkbook,
  type PlanSummary,
} from "@saphan/server/plan-workbook";
import { publishPlan } from "@saphan/server/publish-plan";
import type { Runtime } from "@saphan/server/runtime";
import { REGISTRY } from "@saphan/shared/core";
import type { Seed, SeedAccount, SeedWorkbook } from "../generate/workbook.ts";
import { sourceOf } from "./workbook-source.ts";

/** Of every demo account; they exist only where the demo does. */
export const DEMO_PASSWORD = "saphan-demo";

export interface LoadProgress {
  /** From 0 to 1. */
  readonly done: number;
}

/** How much of a load's time goes by until a file is read, is compared, is written. */
const READ = 0.55;
const COMPARED = 0.7;

/** A row of a demo that is refused, or asked about, is a fault of the demo. */
export class SeedRefused extends Error {
  constructor(fileName: string, { listed, sheets }: PlanSummary) {
    const rows = [...listed.refused, ...listed.asked].slice(0, 20);
    super(
      [
        `The plan of ${fileName} is not clean:`,
        ...sheets.map((counts) => JSON.stringify(counts)),
        ...rows.map((row) => JSON.stringify(row)),
      ].join("\n"),
    );
    this.name = "SeedRefused";
  }
}

const newChange = () => randomUUID().replaceAll("-", "");

type LoadTools = Pick<
  Runtime,
  | "accounts"
  | "catalogue"
  | "changes"
  | "clock"
  | "headers"
  | "ledger"
  | "lists"
  | "method"
  | "revisions"
  | "snapshots"
  | "texts"
  | "withdrawals"
>;

function organisationId({ snapshots }: LoadTools, key: string): string {
  if (key === "") return REGISTRY;
  const { aliases } = snapshots.current();
  const id = aliases.idOf.get(`${REGISTRY}\nentity\n${key}`);
  if (id === undefined) throw new RangeError(`no entity ${key}`);
  return id;
}

async function signIn(tools: LoadTools, login: string) {
  const { accounts } = tools;
  const session = await accounts.signIn(login, DEMO_PASSWORD, "127.0.0.1");
  if (!("secret" in session)) return null;
  return accounts.viewerOf(session.secret);
}

async function viewerOf(tools: LoadTools, account: SeedAccount) {
  const { login, name, locale, role, organisation } = account;
  try {
    await tools.accounts.addAccount({
      login,
      name,
      locale,
      role,
      password: DEMO_PASSWORD,
      organisation: organisationId(tools, organisation),
      dataRight: role === "administrator",
      demo: true,
    });
  } catch (error) {
    // An earlier load came as far as this.
    if (!(error instanceof DomainError && error.code === "CONFLICT"))
      throw error;
  }
  const viewer = await signIn(tools, login);
  if (!viewer) throw new Error(`${login} cannot sign in`);
  return viewer;
}

async function importWorkbook(
  tools: LoadTools,
  account: SeedAccount,
  workbook: SeedWorkbook,
  onProgress: (done: number) => void,
): Promise<void> {
  const viewer = await viewerOf(tools, account);
  const expected = workbook.about;
  const prepared = await planWorkbook(
    { ...tools, snapshot: tools.snapshots.current },
    {
      source: sourceOf(workbook),
      viewer,
      onProgress: ({ phase, done }) => {
        onProgress(
          phase === "reading" ? READ * Math.min(1, done / expected) : READ,
        );
      },
    },
  );
  const { summary } = prepared;
  const isClean =
    !summary.hasFault &&
    summary.refused === 0 &&
    openQuestions(summary).length === 0;
  if (!isClean) throw new SeedRefused(workbook.fileName, summary);
  const change = newChange();
  if (summary.setsAnything)
    await publishPlan(tools, prepared, {
      change,
      actor: {
        account: viewer.account.id,
        organisation: viewer.membership.organisation,
      },
      subject: workbook.fileName,
      onStaged: (revisions) => {
        const share = Math.min(1, revisions / expected);
        onProgress(COMPARED + (1 - COMPARED) * share);
      },
    });
  if (summary.setsAnything && workbook.isTakenBack) {
    const { withdrawals } = tools;
    const { digest } = await withdrawals.plan(viewer, change);
    await withdrawals.withdraw(viewer, { change, as: newChange(), digest });
  }
  await tools.accounts.signOut(viewer);
}

/** Throws `SeedRefused` where the import would not take a row as it is. */
export async function loadSeed(
  tools: LoadTools,
  { workbooks, accounts }: Seed,
  onProgress: (progress: LoadProgress) => void,
): Promise<void> {
  const accountOf = (login: string): SeedAccount => {
    const account = accounts.find((each) => each.login === login);
    if (!account) throw new RangeError(`no account ${login}`);
    return account;
  };
  const total = workbooks.reduce((sum, { about }) => sum + about, 0);
  let before = 0;
  for (const workbook of workbooks) {
    await importWorkbook(
      tools,
      accountOf(workbook.as.login),
      workbook,
      (done) => {
        onProgress({ done: (before + workbook.about * done) / total });
      },
    );
    before += workbook.about;
  }
  // Whoever brings no file.
  for (const account of accounts)
    await tools.accounts.signOut(await viewerOf(tools, account));
  onProgress({ done: 1 });
}
