/** Every collection of the product. Whoever opens a database makes all of them, so that it is prepared as a whole. */
import { createAccountStore } from "./features/account/account.store.ts";
import { createAttemptStore } from "./features/account/attempt.store.ts";
import { createInvitationRequestStore } from "./features/account/invitation-request.store.ts";
import { createInvitationStore } from "./features/account/invitation.store.ts";
import { createMembershipStore } from "./features/account/membership.store.ts";
import { createResetLinkStore } from "./features/account/reset-link.store.ts";
import { createSessionStore } from "./features/account/session.store.ts";
import { createDraftStore } from "./features/entry/draft.store.ts";
import { createSeedingStore } from "./features/demo/seeding.store.ts";
import { createImportPartStore } from "./features/exchange/import-part.store.ts";
import { createImportStore } from "./features/exchange/import.store.ts";
import { createLinkPolicyStore } from "./features/link-policy/link-policy.store.ts";
import { createLookStore } from "./features/look/look.store.ts";
import { createScenarioStore } from "./features/resilience/scenario.store.ts";
import { createViewStore } from "./features/view/view.store.ts";
import { createChangesStore } from "./ledger/changes.store.ts";
import { createRevisionsStore } from "./ledger/revisions.store.ts";
import { createTextsStore } from "./ledger/texts.store.ts";
import type { Database } from "./platform/database.ts";
import { createSigningSecretStore } from "./platform/signing-secret.store.ts";

export function createStores(database: Database) {
  return {
    accounts: createAccountStore(database),
    memberships: createMembershipStore(database),
    sessions: createSessionStore(database),
    attempts: createAttemptStore(database),
    invitations: createInvitationStore(database),
    invitationRequests: createInvitationRequestStore(database),
    resetLinks: createResetLinkStore(database),
    changes: createChangesStore(database),
    revisions: createRevisionsStore(database),
    texts: createTextsStore(database),
    imports: createImportStore(database),
    importParts: createImportPartStore(database),
    drafts: createDraftStore(database),
    linkPolicies: createLinkPolicyStore(database),
    looks: createLookStore(database),
    seedings: createSeedingStore(database),
    scenarios: createScenarioStore(database),
    views: createViewStore(database),
    signingSecrets: createSigningSecretStore(database),
  };
}
