import { NO_DAY, type RevisionOf } from "@saphan/shared/core";
import { aLink } from "../testing/revisions.ts";
import { fromDocument, toDocument } from "./revision-document.ts";

const link = aLink("press", "maker", "pressco", {
  disclosure: "name",
}) as RevisionOf<"link">;

test("a link without end is kept without numbers that stand for none", () => {
  const document = toDocument(link, "c", 0);
  expect(document).toMatchObject({
    since: null,
    set: { until: null, disclosedUntil: null },
  });
  expect(fromDocument("link", document)).toEqual(link);
});

test("a link that was stated before disclosure could end is disclosed until further notice", () => {
  const document = toDocument(link, "c", 0);
  const { disclosedUntil: _later, ...set } = (
    document as typeof document & { set: { disclosedUntil: null } }
  ).set;
  const before = { ...document, set };
  expect(fromDocument("link", before).set).toMatchObject({
    disclosedUntil: NO_DAY,
  });
});
