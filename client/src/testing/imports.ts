/** Imports as the API gives them, but for what a test changes. */
export const planCounts = (changes: Record<string, number> = {}) => ({
  rows: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  repeated: 0,
  refused: 0,
  asked: 0,
  warned: 0,
  moved: 0,
  ...changes,
});

export const aPlan = (
  counts: Record<string, number>,
  changes: Record<string, unknown> = {},
) => ({
  id: "i1:1",
  base: 7,
  hasFault: false,
  setsAnything: true,
  totals: planCounts(counts),
  sheets: [
    {
      sheet: "Answers",
      name: { en: "Answers", th: "คำตอบ" },
      counts: planCounts(counts),
    },
  ],
  questions: [],
  openQuestions: 0,
  findings: ({ kind }: { kind: string }) => ({
    total: 1,
    pageInfo: { hasNextPage: false },
    edges: [
      {
        cursor: "0",
        node: {
          sheet: "Answers",
          sheetName: { en: "Answers", th: "คำตอบ" },
          row: 12,
          column: "value",
          columnName: { en: "Value", th: "ค่า" },
          value: "nine",
          code: "number_unclear",
          reason: { en: `Why ${kind}`, th: "เหตุผล" },
        },
      },
    ],
  }),
  ...changes,
});

export const anImport = (changes: Record<string, unknown> = {}) => ({
  id: "i1",
  fileName: "network.zip",
  bytes: 2_000_000,
  received: 2_000_000,
  state: "planned",
  createdAt: "2026-07-01T02:00:00Z",
  keptUntil: "2026-07-31T02:00:00Z",
  person: "Somchai",
  progress: null,
  plan: aPlan({ rows: 3, created: 3 }),
  change: null,
  acts: ["publish", "plan_again", "cancel"],
  hindrances: [],
  ...changes,
});

export const aChange = (changes: Record<string, unknown> = {}) => ({
  id: "c1",
  seq: 8,
  at: "2026-07-01T03:00:00Z",
  action: "import",
  subject: "network.zip",
  person: "Somchai",
  organisation: { id: "aurora", name: { en: "Aurora Motor", th: "ออโรร่า" } },
  counts: [{ kind: "site", count: 2 }],
  withdraws: null,
  isWithdrawn: false,
  mayWithdraw: true,
  import: { id: "i1" },
  ...changes,
});
