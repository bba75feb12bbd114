import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { BsonWords } from "./bson-words.ts";

/** Short ones, and ones that are alike at both ends, as the ids of indicators are. */
const aWord = fc.oneof(
  fc.string({ unit: "binary-ascii", maxLength: 5 }),
  fc.stringMatching(/^train_[ab]{0,9}_rate$/),
);

test("finds a word wherever it stands, and none for another text", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(aWord, { maxLength: 40 }),
      fc.array(aWord, { maxLength: 20 }),
      aWord,
      (words, others, before) => {
        const known = new BsonWords(words);
        for (const text of [...words, ...others]) {
          const bytes = Buffer.from(`${before}${text}after`, "latin1");
          const view = new DataView(
            bytes.buffer,
            bytes.byteOffset,
            bytes.byteLength,
          );
          expect(known.find(view, before.length, text.length)).toBe(
            words.indexOf(text),
          );
        }
      },
    ),
  );
});
