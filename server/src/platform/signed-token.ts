/** Tokens that only this service can have made, for one purpose each. What they say can be read by whoever holds them. */
import { createHmac, timingSafeEqual } from "node:crypto";

const sign = (secret: string, purpose: string, body: string): Buffer =>
  createHmac("sha256", secret).update(`${purpose}\n${body}`).digest();

export function signedToken(
  secret: string,
  purpose: string,
  says: unknown,
): string {
  const body = Buffer.from(JSON.stringify(says)).toString("base64url");
  return `${body}.${sign(secret, purpose, body).toString("base64url")}`;
}

/** What the token says; undefined for one that was not made here for this purpose. */
export function readSignedToken(
  secret: string,
  purpose: string,
  token: string,
): unknown {
  const [body = "", signature = "", ...rest] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const right = sign(secret, purpose, body);
  const isRight =
    rest.length === 0 &&
    given.length === right.length &&
    timingSafeEqual(given, right);
  return isRight
    ? (JSON.parse(Buffer.from(body, "base64url").toString()) as unknown)
    : undefined;
}
