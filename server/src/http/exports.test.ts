import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  test,
} from "@jest/globals";
import express from "express";
import { strFromU8, unzipSync } from "fflate";
import type { Viewer } from "../access/viewer.ts";
import {
  createExportService,
  type ExportService,
} from "../features/exchange/export.service.ts";
import { createHeaders } from "../features/exchange/workbook/headers.ts";
import {
  openProduct,
  publish,
  type Product,
} from "../graph/testing/product.ts";
import { secrets, VIEWERS, type Party } from "../graph/testing/secrets.ts";
import { signedToken } from "../platform/signed-token.ts";
import { exportsHandler } from "./exports.ts";

const SECRET = "what signs addresses in this test";
const MINUTE = 60_000;

let product: Product;
let exports: ExportService;
let now: number;
let http: Server;
let url: string;
let errors: unknown[];

beforeAll(async () => {
  product = await openProduct();
  for (const { by, said } of secrets)
    await publish(product.runtime, by, said(0));
});
afterAll(() => product.close());

beforeEach(async () => {
  const { runtime } = product;
  errors = [];
  now = runtime.clock.now();
  exports = createExportService({
    ...runtime,
    headers: createHeaders(runtime.catalogue),
    snapshot: () => runtime.snapshots.current(),
    openNetwork: runtime.networks.open,
    clock: { ...runtime.clock, now: () => now },
    secret: () => Promise.resolve(SECRET),
  });
  await listen(exports);
});
afterEach(() => {
  http.closeAllConnections();
  http.close();
});

/** Whoever asks says so in a header; sessions are tested elsewhere. */
async function listen(service: ExportService): Promise<void> {
  const app = express();
  app.get(
    "/exports/:token",
    exportsHandler({
      exports: service,
      viewerOf: ({ headers }) =>
        Promise.resolve(VIEWERS[headers["x-party"] as Party] ?? null),
      onError: (error) => errors.push(error),
    }),
  );
  http = createServer(app);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

const get = (token: string, party?: Party) =>
  fetch(`${url}/exports/${token}`, {
    headers: party ? { "x-party": party } : {},
  });
const workbookOf = (viewer: Viewer) =>
  exports.address(viewer, { kind: "workbook", format: "csv", locale: "en" });
const seq = () => product.runtime.ledger.seq();

test("a workbook is fetched at its address, and stands in the ledger once", async () => {
  const { token } = await workbookOf(VIEWERS.s);
  const before = seq();
  const response = await get(token, "s");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/zip");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("content-disposition")).toBe(
    `attachment; filename=saphan-workbook-${before + 1}.zip`,
  );
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  expect(strFromU8(files["Sites.csv"] ?? new Uint8Array())).toContain(
    "s-s1-first-key",
  );
  expect((await get(token, "s")).status).toBe(200);
  const entries = await product.runtime.changes.listFrom(before + 1);
  expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
    ["export", { account: "account-of-s", organisation: "s" }],
  ]);
});

test("figures and templates are no entries", async () => {
  const before = seq();
  const wanted = { period: "2026-Q1", by: ["tier"] as const };
  const figures = await exports.address(
    VIEWERS.a,
    await exports.figuresRequest(VIEWERS.a, wanted),
  );
  const response = await get(figures.token, "a");
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toBe(
    "attachment; filename=saphan-figures-a-2026-Q1.csv",
  );
  expect(await response.text()).toContain(
    `\na,2026-Q1,2026-03-31,${before},train_coverage,,tier,1,`,
  );
  const template = await exports.address(VIEWERS.a, {
    kind: "template",
    format: "xlsx",
    locale: "th",
  });
  expect((await get(template.token, "a")).status).toBe(200);
  expect(seq()).toBe(before);
});

test("figures at an address stay those of the seq at which it was made", async () => {
  const wanted = { period: "2026-Q1" };
  const request = await exports.figuresRequest(VIEWERS.a, wanted);
  const { token } = await exports.address(VIEWERS.a, request);
  const first = await (await get(token, "a")).text();
  await get((await workbookOf(VIEWERS.s)).token, "s");
  expect(seq()).toBeGreaterThan(request.seq);
  expect(await (await get(token, "a")).text()).toBe(first);
});

test("whatever is wrong with an address, the answer is the same", async () => {
  const { token, expiresAt } = await workbookOf(VIEWERS.s);
  const before = seq();
  const [body = "", signature = ""] = token.split(".");
  const says = JSON.parse(Buffer.from(body, "base64url").toString()) as object;
  const forged = Buffer.from(
    JSON.stringify({ ...says, account: "account-of-a" }),
  ).toString("base64url");
  const answers = [
    await get(token),
    await get(token, "t"),
    await get(token, "admin"),
    await get(`${forged}.${signature}`, "a"),
    await get(`${body}.${signature}.${signature}`, "s"),
    await get(`${body}.`, "s"),
    await get("nonsense", "s"),
    await get(signedToken(SECRET, "invitation", says), "s"),
    await get(signedToken("another secret", "export", says), "s"),
    await get(signedToken(SECRET, "export", { ...says, request: {} }), "s"),
  ];
  now = expiresAt.getTime();
  answers.push(await get(token, "s"));
  const told = await Promise.all(
    answers.map(async (answer) => [answer.status, await answer.text()]),
  );
  expect(new Set(told.map(String)).size).toBe(1);
  expect(told[0]).toEqual([404, expect.stringContaining("NOT_FOUND")]);
  expect(seq()).toBe(before);
  now -= MINUTE;
  expect((await get(token, "s")).status).toBe(200);
  expect(errors).toEqual([]);
});

test("an address is given only for what the role may take along", async () => {
  const { admin } = VIEWERS;
  const without: Viewer = {
    ...admin,
    membership: { ...admin.membership, dataRight: false },
  };
  await expect(workbookOf(without)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(exports.figuresRequest(admin, {})).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  for (const lens of ["b", "nobody"])
    await expect(
      exports.figuresRequest(VIEWERS.a, { lens }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(
    exports.figuresRequest(VIEWERS.a, { by: ["tier", "tier"] }),
  ).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
});

test("who asks over GraphQL gets an address of the running service", async () => {
  const ask = (kind: string) =>
    product.ask(
      VIEWERS.a,
      `mutation { startExport(export: { kind: ${kind} }) { address expiresAt } }`,
    );
  for (const kind of ["workbook", "figures", "template"]) {
    const { data, errors: refused } = await ask(kind);
    expect(refused).toEqual([]);
    expect(data).toMatchObject({
      startExport: {
        address: expect.stringMatching(/^\/exports\/[\w-]+\.[\w-]+$/),
        expiresAt: "2026-05-20T05:10:00.000Z",
      },
    });
  }
});

/** A file that never ends, and says when nobody takes it any more. */
function endless() {
  let tellStopped: (reason: string) => void = () => undefined;
  const stopped = new Promise<string>((resolve) => {
    tellStopped = resolve;
  });
  const service: ExportService = {
    ...exports,
    fetch: (_viewer, _token, signal) =>
      Promise.resolve({
        fileName: "endless.csv",
        mediaType: "text/csv",
        chunks: (async function* () {
          try {
            for (;;) {
              await new Promise(setImmediate);
              signal?.throwIfAborted();
              yield new Uint8Array(10_000);
            }
          } finally {
            tellStopped(signal?.aborted ? "called off" : "ended");
          }
        })(),
      }),
  };
  return { service, stopped };
}

test("work stops when whoever fetches goes away", async () => {
  http.close();
  const { service, stopped } = endless();
  await listen(service);
  const leaving = new AbortController();
  const response = await fetch(`${url}/exports/x`, { signal: leaving.signal });
  expect(response.status).toBe(200);
  leaving.abort();
  expect(await stopped).toBe("called off");
  expect(errors).toEqual([]);
});

test("a file that breaks off does not pass for whole", async () => {
  http.close();
  const fault = new Error("the store is gone");
  await listen({
    ...exports,
    fetch: () =>
      Promise.resolve({
        fileName: "half.csv",
        mediaType: "text/csv",
        chunks: (async function* () {
          yield new Uint8Array(10);
          await Promise.reject(fault);
        })(),
      }),
  });
  await expect(
    fetch(`${url}/exports/x`).then((response) => response.arrayBuffer()),
  ).rejects.toThrow();
  expect(errors).toEqual([fault]);
});
