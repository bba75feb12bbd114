/** What cannot be done, told to the person who asked; exit code 1. */
export class Refusal extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Refusal";
  }
}

/** By name: the classes would bring the database and all behind it, also to who only asks for help. */
const OURS: ReadonlySet<string> = new Set([
  "BackupRefused",
  "DataFolderInUse",
  "DatabaseRefused",
  "DomainError",
  "EnvironmentError",
  "Refusal",
]);

const isOurs = (error: unknown): error is Error =>
  error instanceof Error &&
  (OURS.has(error.name) ||
    // node:util, on options that there are not
    (error instanceof TypeError && "code" in error));

/** In one line where it is no fault of ours, else with all that helps to find it. */
export function refusalOf(error: unknown): string {
  if (isOurs(error)) return error.message;
  return error instanceof Error
    ? (error.stack ?? error.message)
    : String(error);
}
