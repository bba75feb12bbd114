/**
 * The product without its face: store, ledger, snapshot, services. The server puts HTTP in front of it; the command
 * line and the seed use it as it is.
 */
import { buildMethod, loadCatalogue } from "@saphan/shared/contract";
import { createNetworks } from "./analytics/networks.ts";
import { createSnapshotHolder } from "./analytics/snapshot-holder.ts";
import { createAccountService } from "./features/account/account.service.ts";
import { createAccountStore } from "./features/account/account.store.ts";
import { createAttemptStore } from "./features/account/attempt.store.ts";
import { createMembershipStore } from "./features/account/membership.store.ts";
import { createSessionStore } from "./features/account/session.store.ts";
import { createExportService } from "./features/exchange/export.service.ts";
import { createImportPartStore } from "./features/exchange/import-part.store.ts";
import { createImportService } from "./features/exchange/import.service.ts";
import { createImportStore } from "./features/exchange/import.store.ts";
import { createWithdrawalService } from "./features/exchange/withdrawal.service.ts";
import { createSeedingStore } from "./features/demo/seeding.store.ts";
import { createHeaders } from "./features/exchange/workbook/headers.ts";
import { buildWordLists } from "./features/exchange/workbook/word-lists.ts";
import { createChangesStore } from "./ledger/changes.store.ts";
import { createLedger } from "./ledger/ledger.ts";
import { createRevisionsStore } from "./ledger/revisions.store.ts";
import { sweepStagings } from "./ledger/sweep.ts";
import { createTextsStore } from "./ledger/texts.store.ts";
import type { Clock } from "./platform/clock.ts";
import type { Database } from "./platform/database.ts";
import { createSigningSecretStore } from "./platform/signing-secret.store.ts";

/** How often a process looks for what others published. */
const FOLLOW_MS = 250;
const SWEEP_MS = 600_000;

export async function createRuntime(options: {
  readonly database: Database;
  readonly clock: Clock;
  /** Whether demo accounts may sign in. */
  readonly demo: boolean;
  /** Signs addresses; absent: one that the store keeps. */
  readonly sessionSecret?: string | undefined;
  readonly onError: (error: unknown) => void;
}) {
  const { database, clock, onError, sessionSecret } = options;
  const catalogue = loadCatalogue();
  const method = buildMethod(catalogue);
  const changes = createChangesStore(database);
  const revisions = createRevisionsStore(database);
  const texts = createTextsStore(database);
  const seedings = createSeedingStore(database);
  const ledger = createLedger(changes, revisions, clock.now);
  const snapshots = createSnapshotHolder(ledger, revisions, method);
  const accounts = createAccountService(
    {
      accounts: createAccountStore(database),
      memberships: createMembershipStore(database),
      sessions: createSessionStore(database),
      attempts: createAttemptStore(database),
    },
    ledger,
    clock.now,
    options.demo,
  );
  const network = {
    snapshot: () => snapshots.current(),
    ledger,
    revisions,
    changes,
  };
  const networks = createNetworks(snapshots, method, clock);
  const signingSecrets = createSigningSecretStore(database);
  const headers = createHeaders(catalogue);
  const lists = buildWordLists(catalogue);
  const exchange = {
    ...network,
    catalogue,
    method,
    headers,
    texts,
    clock,
  };
  const exports = createExportService({
    ...exchange,
    openNetwork: networks.open,
    secret: async () => sessionSecret ?? (await signingSecrets.get()),
  });
  const imports = createImportService({
    ...exchange,
    lists,
    imports: createImportStore(database),
    parts: createImportPartStore(database),
    onError,
  });
  await database.prepare();

  // Entries are learnt first and then loaded in one go, which is faster than one by one.
  await ledger.follow();
  ledger.attach(snapshots);
  await snapshots.rebuild();

  const timers = [
    setInterval(() => {
      ledger.follow().catch(onError);
    }, FOLLOW_MS),
    setInterval(() => {
      sweepStagings(ledger, changes, revisions, clock.now()).catch(onError);
      accounts.removeExpired().catch(onError);
      imports.removeOld().catch(onError);
    }, SWEEP_MS),
  ];
  return {
    catalogue,
    method,
    changes,
    revisions,
    texts,
    seedings,
    headers,
    lists,
    ledger,
    snapshots,
    networks,
    accounts,
    exports,
    imports,
    withdrawals: createWithdrawalService(network),
    clock,
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      await imports.close();
      await ledger.follow().catch(onError);
      await database.close();
    },
  };
}

export type Runtime = Awaited<ReturnType<typeof createRuntime>>;
