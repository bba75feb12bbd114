import { expect, test } from "@jest/globals";
import { buildMethod, loadCatalogue, type Role } from "@saphan/shared/contract";
import { REGISTRY } from "@saphan/shared/core";
import { anEntity } from "../../../../shared/src/core/testing/naive/hand-worked.ts";
import { idOf, snapshotOf } from "../../access/testing/rows-to-snapshot.ts";
import { assemblerLenses } from "./assembler-lenses.ts";

const entities = [
  anEntity("OEM", "assembler"),
  anEntity("OEM-BODY", "assembler", "OEM"),
  anEntity("OEM-SEATS", "supplier", "OEM"),
  anEntity("FIRM"),
  anEntity("FUND", "programme"),
];
const snapshot = snapshotOf(
  buildMethod(loadCatalogue()),
  {
    entities,
    sites: [],
    facts: [],
    links: [],
    answers: [],
    grants: [],
    members: [],
  },
  9,
);
const lensesOf = (organisation: string, role: Role) =>
  assemblerLenses(snapshot, {
    id: "m",
    organisation: organisation === REGISTRY ? REGISTRY : idOf(organisation),
    role,
    dataRight: false,
  });

test.each<[string, Role, readonly string[]]>([
  ["OEM", "buyer", ["OEM", "OEM-BODY"]],
  ["OEM-SEATS", "supplier", []],
  // A supplier that buys looks at its own network from there.
  ["FIRM", "buyer", []],
  ["FUND", "programme", ["FUND"]],
  [REGISTRY, "administrator", []],
])("from %s as %s assemblers stand at tier 0 of %j", (from, role, keys) => {
  expect(lensesOf(from, role)).toEqual(keys.map(idOf));
});
