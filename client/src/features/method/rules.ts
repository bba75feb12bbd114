/** What the method page says, rule by rule; the words lie in `texts/method.json`. */
import type { MethodWord } from "../../lib/method-words.ts";
import type { MethodTopic } from "../../ui/MethodLink.tsx";

export interface Rule {
  readonly topic: Exclude<MethodTopic, "glossary" | "trust">;
  readonly paragraphs: readonly MethodWord[];
  readonly example?: MethodWord;
}

export const RULES: readonly Rule[] = [
  { topic: "answers", paragraphs: ["answers1", "answers2", "answers3"] },
  { topic: "asked", paragraphs: ["asked1", "asked2", "asked3"] },
  {
    topic: "carry",
    paragraphs: ["carry1", "carry2"],
    example: "carryExample",
  },
  { topic: "coverage", paragraphs: ["coverage1", "coverage2", "coverage3"] },
  {
    topic: "adding",
    paragraphs: ["adding1", "adding2", "adding3", "adding4"],
    example: "addingExample",
  },
  {
    topic: "bounds",
    paragraphs: ["bounds1", "bounds2", "bounds3"],
    example: "boundsExample",
  },
  {
    topic: "sideBySide",
    paragraphs: ["sideBySide1", "sideBySide2", "sideBySide3"],
    example: "sideBySideExample",
  },
  { topic: "targets", paragraphs: ["targets1", "targets2", "targets3"] },
  { topic: "groups", paragraphs: ["groups1", "groups2", "groups3"] },
  { topic: "sight", paragraphs: ["sight1", "sight2", "sight3", "sight4"] },
  { topic: "tiers", paragraphs: ["tiers1", "tiers2", "tiers3"] },
  {
    topic: "dependency",
    paragraphs: ["dependency1", "dependency2", "dependency3"],
  },
  {
    topic: "exposure",
    paragraphs: ["exposure1", "exposure2", "exposure3", "exposure4"],
    example: "exposureExample",
  },
  {
    topic: "bottlenecks",
    paragraphs: ["bottlenecks1", "bottlenecks2", "bottlenecks3"],
  },
  {
    topic: "resilience",
    paragraphs: [
      "resilience1",
      "resilience2",
      "resilience3",
      "resilience4",
      "resilience5",
    ],
  },
  { topic: "verification", paragraphs: ["verification1", "verification2"] },
  { topic: "kept", paragraphs: ["kept1", "kept2"] },
];
