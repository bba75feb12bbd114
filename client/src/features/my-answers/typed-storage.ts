/**
 * What was typed in this window and has not reached the server: kept by the browser for this tab, so that a reload or a
 * session that ended loses nothing. It goes when the tab is closed, and another account does not find it.
 */
import type { Typed } from "./cells-model.ts";

const PREFIX = "saphan-typed ";
const nameOf = (account: string, sheet: string) =>
  `${PREFIX}${account} ${sheet}`;

/** Whether anything waits in this window, whoever typed it. */
export function hasTyped(): boolean {
  try {
    return Object.keys(sessionStorage).some((name) => name.startsWith(PREFIX));
  } catch {
    return false;
  }
}

export function loadTyped(account: string, sheet: string): Typed {
  try {
    const text = sessionStorage.getItem(nameOf(account, sheet));
    return text === null ? {} : (JSON.parse(text) as Typed);
  } catch {
    return {}; // A browser may forbid storage: what is saved on the server is still there.
  }
}

export function keepTyped(account: string, sheet: string, typed: Typed): void {
  try {
    const name = nameOf(account, sheet);
    if (Object.keys(typed).length === 0) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(typed));
  } catch {
    // The same.
  }
}
