import type { SiteAnswerFragment } from "../__generated__/operations.ts";

const entity = (id: string) => ({
  id,
  name: { en: `${id} Ltd`, th: `บริษัท ${id}` },
});

/** A percentage of 62 that the site itself gave for the newest quarter, but for what a test changes. */
export function anAnswer(
  indicator: string,
  changes: Partial<SiteAnswerFragment> = {},
  {
    source = "press-co",
    side = "management",
  }: {
    readonly source?: string;
    readonly side?: "assessor" | "management";
  } = {},
): SiteAnswerFragment {
  return {
    indicator: { id: indicator },
    hidden: null,
    standing: "answered",
    value: 0.62,
    numerator: 311,
    denominator: 502,
    choice: null,
    claimed: null,
    verification: 2,
    period: "2026-Q2",
    speaksUntil: "2027-06-30",
    silence: null,
    isUnreviewed: false,
    isConflict: false,
    source: entity(source),
    rows: [],
    statements: [
      {
        id: `${indicator}@7`,
        isSpeaking: true,
        side,
        period: "2026-Q2",
        breakdown: "",
        verification: 2,
        validUntil: null,
        evidence: "register.pdf",
        note: null,
        isInherited: false,
        inheritedFrom: null,
        isBaseAssumed: false,
        seq: 7,
        at: "2026-07-01T02:00:00Z",
        source: entity(source),
        stated: {
          state: "reported",
          numerator: 311,
          denominator: 502,
          value: null,
          option: null,
        },
      },
    ],
    ...changes,
  };
}
