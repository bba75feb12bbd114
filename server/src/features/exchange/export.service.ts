/** Files on their way out: what may be taken along, by whom, and for how long an address works. */
import { Readable } from "node:stream";
import { EXPORT_ADDRESS_MINUTES } from "@saphan/shared/contract";
import {
  defaultAsOf,
  formatPeriod,
  REGISTRY,
  type Snapshot,
} from "@saphan/shared/core";
import type { NetworkRequest, NetworkView } from "../../access/network-view.ts";
import { defaultPeriod } from "../../access/periods.ts";
import { requestOf, type NetworkArguments } from "../../access/requests.ts";
import { allowed, type Viewer } from "../../access/viewer.ts";
import { publishAct } from "../../ledger/acts.ts";
import { newChange } from "../../ledger/sweep.ts";
import { lasts, type Clock } from "../../platform/clock.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import { readSignedToken, signedToken } from "../../platform/signed-token.ts";
import {
  ACTION_OF,
  exportTicket,
  type ExportRequest,
  type ExportTicket,
  type FiguresRequest,
  type WorkbookRequest,
} from "./export/export-request.ts";
import { figuresExport } from "./export/figures-export.ts";
import { templateExport } from "./export/template-export.ts";
import { templateXlsx, type TemplateTools } from "./export/template-xlsx.ts";
import { workbookXlsx, workbookZip } from "./export/workbook-export.ts";
import {
  workbookSheets,
  type WorkbookTools,
} from "./export/workbook-sheets.ts";
import { XlsxOverflow } from "./export/xlsx/xlsx-stream.ts";
import { keysOf } from "./keys-of.ts";

export interface ExportTools extends WorkbookTools, TemplateTools {
  readonly clock: Clock;
  readonly snapshot: () => Snapshot;
  readonly openNetwork: (
    newest: Snapshot,
    viewer: Viewer,
    request: NetworkRequest & { readonly seq: number },
  ) => Promise<NetworkView>;
  /** Signs addresses. */
  readonly secret: () => Promise<string>;
}

export interface ExportFile {
  readonly fileName: string;
  readonly mediaType: string;
  /** Made while it is read. */
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface ExportAddress {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface FiguresArguments extends NetworkArguments {
  readonly by?: FiguresRequest["by"] | null | undefined;
}

export interface ExportService {
  /** Throws `NOT_FOUND` for a lens that is not the viewer's, `BAD_USER_INPUT` for what cannot be asked for. */
  readonly figuresRequest: (
    viewer: Viewer | null,
    wanted: FiguresArguments,
  ) => Promise<FiguresRequest>;
  /** An address for the viewer alone, for `EXPORT_ADDRESS_MINUTES`. Throws `FORBIDDEN`. */
  readonly address: (
    viewer: Viewer | null,
    request: ExportRequest,
  ) => Promise<ExportAddress>;
  /** The file behind an address. Throws `NOT_FOUND` for one that is wrong, too old or somebody else's. */
  readonly fetch: (
    viewer: Viewer | null,
    token: string,
    signal?: AbortSignal,
  ) => Promise<ExportFile>;
  /** The file itself, for the command line. */
  readonly make: (
    viewer: Viewer | null,
    request: ExportRequest,
    signal?: AbortSignal,
  ) => Promise<ExportFile>;
}

const PURPOSE = "export";
const MINUTE_MS = 60_000;
const CSV = "text/csv; charset=utf-8";
const ZIP = "application/zip";
const XLSX =
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Letters that every file system takes. */
const inFileName = (text: string): string =>
  text.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-");

async function* encoded(
  lines: AsyncIterable<string>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let piece = "";
  for await (const line of lines) {
    piece += line;
    if (piece.length < 16_384) continue;
    yield encoder.encode(piece);
    piece = "";
  }
  yield encoder.encode(piece);
}

const zip = (name: string, chunks: AsyncIterable<Uint8Array>): ExportFile => ({
  fileName: `${name}.zip`,
  mediaType: ZIP,
  chunks,
});

const xlsx = (name: string, file: Uint8Array): ExportFile => ({
  fileName: `${name}.xlsx`,
  mediaType: XLSX,
  chunks: Readable.from([file]) as AsyncIterable<Uint8Array>,
});

export function createExportService(tools: ExportTools): ExportService {
  const { clock, ledger } = tools;

  const viewOf = (viewer: Viewer, request: FiguresRequest) =>
    tools.openNetwork(tools.snapshot(), viewer, {
      ...request,
      lens: request.lens === "" ? null : request.lens,
    });

  const figures = async (
    viewer: Viewer,
    request: FiguresRequest,
    signal?: AbortSignal,
  ): Promise<ExportFile> => {
    const view = await viewOf(viewer, request);
    const origin = view.snapshot.entities[view.lens.origin]?.id ?? "";
    // As the keys of groups in the same file: the registry's, so that two organisations' files can be laid side by side.
    const lensKey = keysOf(view.snapshot, REGISTRY)("entity", origin);
    const period = formatPeriod(view.period);
    return {
      fileName: `saphan-figures-${inFileName(lensKey)}-${period}.csv`,
      mediaType: CSV,
      chunks: encoded(figuresExport(view, lensKey, request.by, signal)),
    };
  };

  /** What does not fit into an Excel file comes as a zip of CSVs. */
  const workbook = async (
    viewer: Viewer,
    { format, locale }: WorkbookRequest,
    signal?: AbortSignal,
  ): Promise<ExportFile> => {
    const snapshot = tools.snapshot();
    const fileName = `saphan-workbook-${snapshot.seq}`;
    const sheets = workbookSheets(tools, snapshot, viewer, clock.today());
    try {
      if (format === "xlsx") {
        const { catalogue } = tools;
        const file = await workbookXlsx(sheets, catalogue, locale, signal);
        return xlsx(fileName, file);
      }
    } catch (error) {
      if (!(error instanceof XlsxOverflow)) throw error;
    }
    return zip(fileName, workbookZip(sheets, signal));
  };

  const template = async ({
    format,
    locale,
  }: Omit<WorkbookRequest, "kind">): Promise<ExportFile> =>
    format === "xlsx"
      ? xlsx("saphan-template", await templateXlsx(tools, locale))
      : zip(
          "saphan-template",
          templateExport(tools.catalogue, tools.headers, locale),
        );

  /** `change`: the act's id, so that fetching one address twice is one entry. */
  const make = async (
    viewer: Viewer | null,
    request: ExportRequest,
    change: string,
    signal?: AbortSignal,
  ): Promise<ExportFile> => {
    const asking = allowed(viewer, ACTION_OF[request.kind]);
    const { account, membership } = asking;
    switch (request.kind) {
      case "figures":
        return figures(asking, request, signal);
      case "template":
        return template(request);
      case "workbook":
        // Single statements leave the house: the ledger says so before the first byte goes.
        await publishAct(
          ledger,
          { account: account.id, organisation: membership.organisation },
          "export",
          "workbook",
          change,
        );
        return workbook(asking, request, signal);
    }
  };

  const ticketOf = async (
    viewer: Viewer | null,
    token: string,
  ): Promise<ExportTicket> => {
    const says = readSignedToken(await tools.secret(), PURPOSE, token);
    const { data } = exportTicket.safeParse(says);
    const isTheirs =
      viewer !== null &&
      data?.account === viewer.account.id &&
      data.membership === viewer.membership.id;
    const longest = EXPORT_ADDRESS_MINUTES * MINUTE_MS;
    if (!isTheirs || !lasts(new Date(data.expires), longest, clock.now()))
      throw notFound("export");
    return data;
  };

  return {
    figuresRequest: async (viewer, { by, ...wanted }) => {
      const asking = allowed(viewer, ACTION_OF.figures);
      const snapshot = tools.snapshot();
      const { lens, asOf, seq, period } = requestOf(wanted);
      const dimensions = by ?? [];
      if (dimensions.length > 2 || new Set(dimensions).size < dimensions.length)
        throw new DomainError(
          "BAD_USER_INPUT",
          "Figures can be split by one or two different dimensions.",
        );
      const today = clock.today();
      const chosen = period ?? defaultPeriod(snapshot, today);
      const request: FiguresRequest = {
        kind: "figures",
        lens: lens ?? "",
        period: chosen,
        asOf: asOf ?? defaultAsOf(chosen, today),
        seq: seq ?? snapshot.seq,
        by: dimensions,
      };
      await viewOf(asking, request);
      return request;
    },

    address: async (viewer, request) => {
      const { account, membership } = allowed(viewer, ACTION_OF[request.kind]);
      const expires = clock.now() + EXPORT_ADDRESS_MINUTES * MINUTE_MS;
      const ticket = {
        id: newChange(),
        account: account.id,
        membership: membership.id,
        expires,
        request,
      };
      return {
        token: signedToken(await tools.secret(), PURPOSE, ticket),
        expiresAt: new Date(expires),
      };
    },

    fetch: async (viewer, token, signal) => {
      const { id, request } = await ticketOf(viewer, token);
      return make(viewer, request, id, signal);
    },

    make: (viewer, request, signal) =>
      make(viewer, request, newChange(), signal),
  };
}
