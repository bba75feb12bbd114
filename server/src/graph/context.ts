import type { Logger } from "pino";

/** What a resolver may reach. One per request. */
export interface Context {
  readonly log: Logger;
  readonly service: { readonly version: string; readonly demo: boolean };
}
