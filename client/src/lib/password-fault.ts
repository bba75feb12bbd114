import { PASSWORD_FAULTS, type PasswordFault } from "@saphan/shared/contract";

/** Whether a refusal is about the new password itself, and is told at its field. */
export const isPasswordFault = (reason: string): reason is PasswordFault =>
  PASSWORD_FAULTS.some((fault) => fault === reason);
