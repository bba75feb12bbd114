import { expect, test } from "@jest/globals";
import { deserialize, Long, serialize } from "bson";
import fc from "fast-check";
import { BsonReader } from "./bson-reader.ts";

const aName = fc.stringMatching(/^[a-z_]{1,8}$/);
const { document: aDocument } = fc.letrec<{
  document: Record<string, unknown>;
  value: unknown;
}>((tie) => ({
  document: fc.dictionary(aName, tie("value"), {
    maxKeys: 6,
    noNullPrototype: true,
  }),
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.string({ unit: "grapheme" }),
    fc.integer(),
    fc.double(),
    fc.maxSafeInteger().map((number) => Long.fromNumber(number)),
    fc.boolean(),
    fc.constant(null),
    tie("document"),
    fc.array(tie("value"), { maxLength: 4 }),
  ),
}));

test("gives what the library gives, whatever the reader read before", () => {
  const reader = new BsonReader();
  fc.assert(
    fc.property(aDocument, (document) => {
      const bytes = serialize(document);
      const read: Record<string, unknown> = {};
      reader.open(bytes);
      while (reader.next()) read[reader.name()] = reader.value();
      expect(read).toStrictEqual(deserialize(bytes));
    }),
  );
});

test("says which type it does not read", () => {
  const reader = new BsonReader();
  reader.open(serialize({ word: /a/ }));
  expect(() => reader.next()).toThrow("BSON type 11 is not read here");
  reader.open(serialize({ at: new Date(0) }));
  reader.next();
  expect(() => reader.value()).toThrow("BSON type 9 is not read here");
});
