/**
 * The product without its face: store, ledger, snapshot, services. The server puts HTTP in front of it; the command
 * line and the seed use it as it is.
 */
import {
  buildMethod,
  DRAFT_KEPT_DAYS,
  loadCatalogue,
  LOOKS_KEPT_DAYS,
} from "@saphan/shared/contract";
import { createNetworks } from "./analytics/networks.ts";
import { createSnapshotHolder } from "./analytics/snapshot-holder.ts";
import { createAccountService } from "./features/account/account.service.ts";
import { createInvitationRequestService } from "./features/account/invitation-request.service.ts";
import { createInvitationService } from "./features/account/invitation.service.ts";
import { isHeld } from "./features/account/membership.store.ts";
import { createPasswordService } from "./features/account/password.service.ts";
import { createPeopleService } from "./features/account/people.service.ts";
import { createSessionKeeper } from "./features/account/session-keeper.ts";
import { createTokenService } from "./features/account/token.service.ts";
import { createExportService } from "./features/exchange/export.service.ts";
import { createTypedRows } from "./features/exchange/typed-rows.service.ts";
import { createImportService } from "./features/exchange/import.service.ts";
import { createWithdrawalService } from "./features/exchange/withdrawal.service.ts";
import { linkDefaultOf } from "./features/link-policy/link-policy.service.ts";
import { createLookLog } from "./features/look/look-log.ts";
import { createSuccessionService } from "./features/succession/succession.service.ts";
import { createViewService } from "./features/view/view.service.ts";
import { createHeaders } from "./features/exchange/workbook/headers.ts";
import { buildWordLists } from "./features/exchange/workbook/word-lists.ts";
import { createLedger } from "./ledger/ledger.ts";
import { sweepStagings } from "./ledger/sweep.ts";
import type { Clock } from "./platform/clock.ts";
import type { Database } from "./platform/database.ts";
import { createHealth, type TroubleNow } from "./platform/health.ts";
import { createStores } from "./stores.ts";

/** How often a process looks for what others published. */
const FOLLOW_MS = 100;
/** How often it looks whether its clock, and its figures, are right. */
const WATCH_MS = 250;
const SWEEP_MS = 600_000;
const DAY_MS = 86_400_000;
/** Figures that have not been brought up to date for this long are said to be old. */
const BEHIND_MS = 10_000;

export async function createRuntime(options: {
  readonly database: Database;
  readonly clock: Clock;
  /** Whether demo accounts may sign in. */
  readonly demo: boolean;
  /** Signs addresses; absent: one that the store keeps. */
  readonly sessionSecret?: string | undefined;
  readonly onError: (error: unknown) => void;
  /** Told of each change of what is wrong. */
  readonly onTrouble?: (now: readonly TroubleNow[]) => void;
}) {
  const { database, clock, onError, sessionSecret } = options;
  const health = createHealth(clock, {
    ...(options.onTrouble && { onChange: options.onTrouble }),
  });
  const tell = (state: ReturnType<Database["state"]>) => {
    if (state === "lost")
      health.report("database_lost", "the database is lost");
    else health.clear("database_lost");
    if (state === "read_only")
      health.report(
        "read_only",
        "nothing can be saved: the disk of the database is full, or read-only",
      );
    else health.clear("read_only");
  };
  tell(database.state());
  database.onStateChange(tell);
  const catalogue = loadCatalogue();
  const method = buildMethod(catalogue);
  const stores = createStores(database);
  const { changes, revisions, texts, seedings, signingSecrets } = stores;
  const ledger = createLedger(changes, revisions, clock.now);
  const snapshots = createSnapshotHolder(ledger, revisions, method);
  const secret = async () => sessionSecret ?? (await signingSecrets.get());
  const keeper = createSessionKeeper(stores, clock.now, options.demo);
  const withKeeper = [keeper, ledger, clock.now] as const;
  const accounts = createAccountService(
    stores,
    ledger,
    clock.now,
    options.demo,
    keeper,
  );
  const passwords = createPasswordService(stores, ...withKeeper, secret);
  const invitations = createInvitationService(stores, ...withKeeper, secret);
  const network = {
    snapshot: () => snapshots.current(),
    ledger,
    revisions,
    changes,
  };
  const hasPeople = async (organisation: string): Promise<boolean> => {
    const at = new Date(clock.now());
    const people = await stores.memberships.listByOrganisation(organisation);
    if (people.some((membership) => isHeld(membership, at))) return true;
    return (await stores.invitations.listOpen(organisation)).length > 0;
  };
  const networks = createNetworks(snapshots, method, clock);
  const headers = createHeaders(catalogue);
  const lists = buildWordLists(catalogue);
  const exchange = {
    ...network,
    catalogue,
    method,
    headers,
    lists,
    texts,
    clock,
  };
  const exports = createExportService({
    ...exchange,
    openNetwork: networks.open,
    secret,
  });
  const imports = createImportService({
    ...exchange,
    imports: stores.imports,
    parts: stores.importParts,
    linkDefaultOf: linkDefaultOf(stores.linkPolicies),
    onError,
  });
  const looks = createLookLog(stores.looks, clock.now, onError);
  const typedRows = createTypedRows({ ...exchange, lists });
  await database.prepare();

  // Entries are learnt first and then loaded in one go, which is faster than one by one.
  await ledger.follow();
  ledger.attach(snapshots);
  await snapshots.rebuild();

  /** Removes what is kept for a time only, and whose time is over. */
  const clearAway = async (): Promise<void> => {
    health.checkClock();
    // By a clock that jumped, what is new looks old.
    if (health.troubles().some(({ state }) => state === "clock_set")) return;
    const now = clock.now();
    await Promise.all(
      [
        sweepStagings({ ledger, changes, revisions, texts }, now),
        accounts.removeExpired(),
        passwords.removeExpired(),
        invitations.removeOld(),
        imports.removeOld(),
        stores.drafts.removeBefore(new Date(now - DRAFT_KEPT_DAYS * DAY_MS)),
        looks.removeBefore(clock.today() - LOOKS_KEPT_DAYS),
      ].map((task) => task.catch(onError)),
    );
  };

  let followedAt = performance.now();
  let following: NodeJS.Timeout | undefined;
  let isClosing = false;
  /** One look after the other, so that a slow one is not overtaken by those that wait for it. */
  const follow = async (): Promise<void> => {
    try {
      await ledger.follow();
      followedAt = performance.now();
      health.clear("figures_behind");
    } catch (error) {
      onError(error);
    }
    if (!isClosing) following = setTimeout(() => void follow(), FOLLOW_MS);
  };
  void follow();
  const timers = [
    setInterval(() => {
      health.checkClock();
      if (performance.now() - followedAt > BEHIND_MS)
        health.report(
          "figures_behind",
          "what others publish does not arrive here: figures may be old",
        );
    }, WATCH_MS),
    setInterval(() => {
      void clearAway();
    }, SWEEP_MS),
  ];
  return {
    health,
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
    invitations,
    invitationRequests: createInvitationRequestService(
      stores.invitationRequests,
      ledger,
      clock.now,
    ),
    passwords,
    people: createPeopleService(stores, ...withKeeper),
    tokens: createTokenService(keeper, ledger),
    exports,
    imports,
    typedRows,
    drafts: stores.drafts,
    linkPolicies: stores.linkPolicies,
    looks,
    successions: createSuccessionService({ ...network, texts, hasPeople }),
    scenarios: stores.scenarios,
    withdrawals: createWithdrawalService(network),
    views: createViewService({ views: stores.views, clock }),
    clock,
    clearAway,
    close: async () => {
      isClosing = true;
      clearTimeout(following);
      for (const timer of timers) clearInterval(timer);
      await imports.close();
      await looks.close();
      await ledger.follow().catch(onError);
      await database.close();
    },
  };
}

export type Runtime = Awaited<ReturnType<typeof createRuntime>>;
