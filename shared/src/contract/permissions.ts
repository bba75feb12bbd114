/** Roles of memberships, and what each may do. Visibility of sites and answers is the server's access policy. */
export const ROLES = [
  "buyer",
  "programme",
  "supplier",
  "administrator",
] as const;
export type Role = (typeof ROLES)[number];

export const ACTIONS = [
  /** Figures, and the answers that they are made of. */
  "figures:read",
  /** Who else is supplied by a site: how the lenses of automakers overlap. */
  "customers:read",
  /** Sites by name and profile, as far as the viewer knows them. */
  "sites:read",
  "ledger:read",
  /** Typing answers, facts, links and grants on pages. */
  "records:enter",
  "workbook:import",
  "workbook:export",
  "figures:export",
  /** Saying that two records of the registry are one, and what else became of a record. */
  "registry:merge",
  /** API tokens of the own account. */
  "tokens:manage",
  /** Who works for the own organisation. */
  "people:read",
  /** Inviting colleagues, ending and changing their memberships: for those whom the organisation trusts with that. */
  "people:manage",
  /** Inviting the first person of another organisation. */
  "people:bring",
  /** Asking that somebody invites the first person of a supplier. */
  "people:ask",
  /** Everybody's accounts and memberships, never what their organisations answer. */
  "accounts:manage",
] as const;
export type Action = (typeof ACTIONS)[number];

const EVERYONE: readonly Role[] = ROLES;
const READERS: readonly Role[] = ["buyer", "programme", "supplier"];

const ALLOWED: Readonly<Record<Action, readonly Role[]>> = {
  "figures:read": READERS,
  "customers:read": ["programme", "administrator"],
  "sites:read": EVERYONE,
  "ledger:read": EVERYONE,
  "records:enter": READERS,
  "workbook:import": EVERYONE,
  "workbook:export": EVERYONE,
  "figures:export": READERS,
  "registry:merge": ["administrator"],
  "tokens:manage": EVERYONE,
  "people:read": EVERYONE,
  "people:manage": EVERYONE,
  "people:bring": ["administrator", "programme"],
  "people:ask": ["buyer"],
  "accounts:manage": ["administrator"],
};

/** What an API token may be given: all that is about data. People, passwords and tokens need a person at the page. */
export const TOKEN_ACTIONS = [
  "figures:read",
  "sites:read",
  "ledger:read",
  "workbook:import",
  "workbook:export",
  "figures:export",
] as const satisfies readonly Action[];
export type TokenAction = (typeof TOKEN_ACTIONS)[number];

/** What an administrator may do only with the data right: touch everybody's data. */
const NEED_DATA_RIGHT: readonly Action[] = [
  "workbook:import",
  "workbook:export",
  "registry:merge",
];

export function may(role: Role, dataRight: boolean, action: Action): boolean {
  if (!ALLOWED[action].includes(role)) return false;
  return (
    role !== "administrator" || dataRight || !NEED_DATA_RIGHT.includes(action)
  );
}
