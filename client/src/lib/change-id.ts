/** The id of a change that this page is about to ask for: asking twice with one id is asking once. */
export const newChangeId = (): string =>
  // Unlike `randomUUID` it is there without https too.
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
