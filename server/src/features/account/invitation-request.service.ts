/**
 * A buyer asks that somebody invites the first person of a supplier. It is answered by people, and alike whether the
 * supplier has accounts already or not: who uses Saphan is nothing that a customer learns by asking.
 */
import { randomUUID } from "node:crypto";
import { allowed, inPerson, mayDo, type Viewer } from "../../access/viewer.ts";
import { publishAct } from "../../ledger/acts.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import type {
  InvitationRequest,
  InvitationRequestStore,
} from "./invitation-request.store.ts";
import { mayAskFor, mayBring } from "./organisations.ts";
import type { Asking } from "./people.service.ts";

const MOST_OPEN = 200;
const MOST_CHARACTERS = 500;

export interface AskInput {
  /** Entity id. */
  readonly entity: string;
  readonly contact: string;
  readonly message: string;
  readonly tellProgrammes: boolean;
}

export type AskRefusal = "asked" | "too_long" | "too_many";

export interface InvitationRequestService {
  /** The viewer's organisation's own, or those that the viewer may settle. */
  readonly list: (asking: Asking) => Promise<readonly InvitationRequest[]>;
  /** Throws `NOT_FOUND` for an organisation that is not named to the viewer. */
  readonly ask: (
    asking: Asking,
    input: AskInput,
  ) => Promise<InvitationRequest | AskRefusal>;
  readonly withdraw: (asking: Asking, id: string) => Promise<void>;
  /** The reason is read by whoever asked. */
  readonly settle: (
    asking: Asking,
    id: string,
    granted: boolean,
    reason: string,
  ) => Promise<void>;
}

export function createInvitationRequestService(
  requests: InvitationRequestStore,
  ledger: Ledger,
  now: () => number,
): InvitationRequestService {
  const act = (
    { account, membership }: Viewer,
    action: "invitation_asked" | "invitation_request_settled",
    id: string,
  ) =>
    publishAct(
      ledger,
      { account: account.id, organisation: membership.organisation },
      action,
      id,
    );

  /** Who asks tells programmes only if it wants to: that it asks says whose customer it is. */
  const settlable = (asking: Asking, viewer: Viewer) => {
    const rows = mayBring(asking, viewer);
    const seesAll = mayDo(viewer, "accounts:manage");
    return ({ state, entity, tellProgrammes }: InvitationRequest): boolean =>
      state === "open" &&
      (seesAll || tellProgrammes) &&
      rows.has(asking.snapshot.entityRows.get(entity) ?? -1);
  };

  return {
    list: async (asking) => {
      const viewer = allowed(asking.viewer, "people:read");
      if (mayDo(viewer, "people:ask"))
        return requests.listByOrganisation(viewer.membership.organisation);
      return (await requests.listOpen()).filter(settlable(asking, viewer));
    },

    ask: async (asking, { entity, contact, message, tellProgrammes }) => {
      const viewer = inPerson(allowed(asking.viewer, "people:ask"));
      const row = asking.snapshot.entityRows.get(entity) ?? -1;
      if (!mayAskFor(asking, viewer).has(row)) throw notFound("organisation");
      if (contact.length > MOST_CHARACTERS || message.length > MOST_CHARACTERS)
        return "too_long";
      const { organisation } = viewer.membership;
      const open = (await requests.listByOrganisation(organisation)).filter(
        ({ state }) => state === "open",
      );
      if (open.some((other) => other.entity === entity)) return "asked";
      if (open.length >= MOST_OPEN) return "too_many";
      const request: InvitationRequest = {
        id: randomUUID(),
        entity,
        organisation,
        account: viewer.account.id,
        contact: contact.trim(),
        message: message.trim(),
        tellProgrammes,
        state: "open",
        reason: "",
        createdAt: new Date(now()),
      };
      await requests.insert(request);
      await act(viewer, "invitation_asked", request.id);
      return request;
    },

    withdraw: async ({ viewer }, id) => {
      const asking = inPerson(allowed(viewer, "people:ask"));
      const found = await requests.find(id);
      const isMine = found?.organisation === asking.membership.organisation;
      if (!isMine || !(await requests.settle(id, "withdrawn", "")))
        throw notFound("request");
      await act(asking, "invitation_request_settled", id);
    },

    settle: async (asking, id, granted, reason) => {
      const viewer = inPerson(allowed(asking.viewer, "people:bring"));
      const found = await requests.find(id);
      if (!found || !settlable(asking, viewer)(found))
        throw notFound("request");
      const told = reason.trim();
      if (!granted && (told === "" || told.length > MOST_CHARACTERS))
        throw new DomainError(
          "BAD_USER_INPUT",
          `Who asked is told a reason of at most ${MOST_CHARACTERS} characters.`,
        );
      const state = granted ? "granted" : "refused";
      if (!(await requests.settle(id, state, granted ? "" : told)))
        throw notFound("request");
      await act(viewer, "invitation_request_settled", id);
    },
  };
}
