import type { IncomingMessage } from "node:http";

/** Whether a browser's request comes from a page of ours. Programs send no origin. */
export function isSameOrigin(
  { headers }: IncomingMessage,
  publicUrl: string | undefined,
): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin)
    return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
