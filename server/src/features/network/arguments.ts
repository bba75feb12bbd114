/** From GraphQL's arguments to the words of core. */
import { siteFilterOf, type SiteFilterInput } from "../../access/requests.ts";
import type { Context } from "../../graph/context.ts";
import type { Selection } from "./network.service.ts";

export const selectionOf = (
  context: Context,
  filter: SiteFilterInput | null | undefined,
): Selection => ({ context, filter: siteFilterOf(context.method, filter) });
