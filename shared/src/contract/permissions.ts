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
  /** Sites by name and profile, as far as the viewer knows them. */
  "sites:read",
  "ledger:read",
  /** Typing answers, facts, links and grants on pages. */
  "records:enter",
  "workbook:import",
  "workbook:export",
  "figures:export",
  /** API tokens of the own account. */
  "tokens:manage",
] as const;
export type Action = (typeof ACTIONS)[number];

const EVERYONE: readonly Role[] = ROLES;
const READERS: readonly Role[] = ["buyer", "programme", "supplier"];

const ALLOWED: Readonly<Record<Action, readonly Role[]>> = {
  "figures:read": READERS,
  "sites:read": EVERYONE,
  "ledger:read": EVERYONE,
  "records:enter": READERS,
  "workbook:import": EVERYONE,
  "workbook:export": EVERYONE,
  "figures:export": READERS,
  "tokens:manage": EVERYONE,
};

/** What an administrator may do only with the data right: touch everybody's data as a file. */
const NEED_DATA_RIGHT: readonly Action[] = [
  "workbook:import",
  "workbook:export",
];

export function may(role: Role, dataRight: boolean, action: Action): boolean {
  if (!ALLOWED[action].includes(role)) return false;
  return (
    role !== "administrator" || dataRight || !NEED_DATA_RIGHT.includes(action)
  );
}
