/** Two workers end together where what takes longest begins first; a clean clone does not know yet what that is. */
import Sequencer from "@jest/test-sequencer";

const LONGEST = [
  "client/e2e/pages",
  "graph/secrets",
  "scripts/saphan",
  "figures-check/figures-check",
  "analytics/ledger-and-snapshots",
  "client/e2e/",
  "graph/exported-secrets",
  "load/load-seed",
];

const rank = ({ path }) => {
  const at = LONGEST.findIndex((part) => path.includes(part));
  return at < 0 ? LONGEST.length : at;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
