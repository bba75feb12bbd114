/**
 * What-if scenarios that people keep: one's own, and those that colleagues under the same organisation and role share.
 * A colleague in another role sees other figures, and what came out stands in the text.
 */
import { randomUUID } from "node:crypto";
import { mayLookFrom } from "../../access/lens.ts";
import { allowed, inPerson, mayDo, type Viewer } from "../../access/viewer.ts";
import type { SavedScenarioInput } from "../../graph/__generated__/resolvers.ts";
import type { Context } from "../../graph/context.ts";
import { DuplicateKey } from "../../platform/database-errors.ts";
import { DomainError, notFound } from "../../platform/domain-error.ts";
import type { KeptScenario, ScenarioOwner } from "./scenario.store.ts";

const LONGEST_NAME = 80;
const LONGEST_TEXT = 20_000;
/** Of one person under an organisation: a list is read whole. */
const MOST = 100;

const ownerOf = ({ account, membership }: Viewer): ScenarioOwner => ({
  account: account.id,
  organisation: membership.organisation,
  role: membership.role,
});

const isOwn = (scenario: KeptScenario, owner: ScenarioOwner): boolean =>
  scenario.account === owner.account &&
  scenario.organisation === owner.organisation &&
  scenario.role === owner.role;

/** One's own, and those that are left to all by people who may have gone: by whoever manages the organisation's people. */
const mayRemove = (
  viewer: Viewer,
  scenario: KeptScenario,
  owner: ScenarioOwner,
): boolean =>
  isOwn(scenario, owner) ||
  (scenario.isShared &&
    scenario.organisation === owner.organisation &&
    mayDo(viewer, "people:manage"));

/** Today: a lens may have been left or sold since. */
function mayLook({ snapshot, sight }: Context, lens: string): boolean {
  const origin = snapshot.entityRows.get(lens) ?? -1;
  return origin >= 0 && mayLookFrom(sight(), origin);
}

const isOpenTo = (
  context: Context,
  scenario: KeptScenario,
  owner: ScenarioOwner,
): boolean =>
  scenario.organisation === owner.organisation &&
  scenario.role === owner.role &&
  (scenario.isShared || scenario.account === owner.account) &&
  mayLook(context, scenario.lens);

async function tell(
  { accounts }: Context,
  scenarios: readonly KeptScenario[],
  viewer: Viewer,
) {
  const owner = ownerOf(viewer);
  const people = [...new Set(scenarios.map(({ account }) => account))];
  const names = await accounts.namesOf(people);
  return scenarios.map((scenario) => {
    const { id, name, definition, lens, seq, outcome, isShared } = scenario;
    return {
      ...{ id, name, definition, lens, seq, outcome, isShared },
      isOwn: isOwn(scenario, owner),
      mayRemove: mayRemove(viewer, scenario, owner),
      savedBy: names.get(scenario.account) ?? null,
      savedAt: scenario.savedAt.toISOString(),
    };
  });
}

async function tellOne(
  context: Context,
  scenario: KeptScenario,
  viewer: Viewer,
) {
  const [told] = await tell(context, [scenario], viewer);
  if (!told) throw new RangeError("one scenario, told as none");
  return told;
}

/** By name, in the order of the person's language. Throws `NOT_FOUND` for a lens that is not the viewer's. */
export async function listScenarios(
  context: Context,
  lens: string | null | undefined,
) {
  const viewer = allowed(context.viewer, "figures:read");
  const owner = ownerOf(viewer);
  if (lens && !mayLook(context, lens)) throw notFound("lens");
  const { organisation, role } = owner;
  const kept = await context.scenarios.listOf({ organisation, role });
  const open = kept.filter(
    (scenario) =>
      isOpenTo(context, scenario, owner) && (!lens || scenario.lens === lens),
  );
  const collator = new Intl.Collator(viewer.account.locale);
  return tell(
    context,
    open.sort(
      (a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
    ),
    viewer,
  );
}

/** Throws `NOT_FOUND` for what is not there, and for what is not shared with the viewer. */
export async function getScenario(context: Context, id: string) {
  const viewer = allowed(context.viewer, "figures:read");
  const found = await context.scenarios.find(id);
  if (!found || !isOpenTo(context, found, ownerOf(viewer)))
    throw notFound("scenario");
  return tellOne(context, found, viewer);
}

function badInput(message: string): DomainError {
  return new DomainError("BAD_USER_INPUT", `${message} Nothing was saved.`);
}

function checkedInput(context: Context, input: SavedScenarioInput) {
  const { definition, lens, seq, outcome, isShared } = input;
  const name = input.name.normalize("NFC").replace(/\s+/g, " ").trim();
  if (name === "" || name.length > LONGEST_NAME)
    throw badInput(`A scenario has a name of 1 to ${LONGEST_NAME} characters.`);
  if (definition === "") throw badInput("A scenario says what happens.");
  for (const text of [definition, outcome])
    if (text.length > LONGEST_TEXT)
      throw new DomainError(
        "TOO_LARGE",
        `What happens and what came out have at most ${LONGEST_TEXT} characters each. Nothing was saved.`,
        { limit: LONGEST_TEXT },
      );
  if (seq < 0 || seq > context.snapshot.seq)
    throw badInput(`There is no change ${seq} yet.`);
  if (!mayLook(context, lens)) throw notFound("lens");
  return { name, definition, lens, seq, outcome, isShared };
}

const nameTaken = (): DomainError =>
  new DomainError(
    "CONFLICT",
    "Another scenario of yours has this name. Nothing was saved.",
  );

/** Who keeps something is a person: a token reads what its person may. */
export async function saveScenario(
  context: Context,
  input: SavedScenarioInput,
) {
  const { scenarios, clock } = context;
  const viewer = inPerson(allowed(context.viewer, "figures:read"));
  const owner = ownerOf(viewer);
  const set = {
    ...checkedInput(context, input),
    savedAt: new Date(clock.now()),
  };
  const replace = async (before: KeptScenario) => {
    try {
      if (!(await scenarios.replace(before.id, set)))
        throw notFound("scenario");
    } catch (error) {
      throw error instanceof DuplicateKey ? nameTaken() : error;
    }
    return tellOne(context, { ...before, ...set }, viewer);
  };
  if (input.id) {
    const before = await scenarios.find(input.id);
    if (!before || !isOwn(before, owner)) throw notFound("scenario");
    return replace(before);
  }
  const before = await scenarios.findByName(owner, set.name);
  if (before) return replace(before);
  if ((await scenarios.countOf(owner)) >= MOST)
    throw new DomainError(
      "TOO_LARGE",
      `One person keeps at most ${MOST} scenarios. Nothing was saved: delete one first.`,
      { limit: MOST },
    );
  const scenario = { id: randomUUID(), ...owner, ...set };
  try {
    await scenarios.insert(scenario);
  } catch (error) {
    // The same name was saved from another window at the same time.
    const other =
      error instanceof DuplicateKey
        ? await scenarios.findByName(owner, set.name)
        : null;
    if (!other) throw error;
    return replace(other);
  }
  return tellOne(context, scenario, viewer);
}

/** Whether or not its lens may still be looked from. */
export async function removeScenario(
  { scenarios, viewer }: Context,
  id: string,
): Promise<true> {
  const person = inPerson(allowed(viewer, "figures:read"));
  const found = await scenarios.find(id);
  if (!found || !mayRemove(person, found, ownerOf(person)))
    throw notFound("scenario");
  await scenarios.remove(id);
  return true;
}
