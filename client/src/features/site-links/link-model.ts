/** A link as it is typed, and what its two ends say of it. */
import { readPercentage, writePercentage } from "@saphan/shared/contract";
import type {
  LinkInput,
  LinkTermsInput,
  SiteLinks_LinkFragment,
} from "../../__generated__/operations.ts";

export type Link = SiteLinks_LinkFragment;
export type Statement = Link["statements"][number];
export type Disclosure = Statement["disclosure"];

/** What may change of a link without its becoming another one. */
export const TERMS = [
  "share",
  "single",
  "until",
  "disclosure",
  "disclosedUntil",
] as const;
export type Term = (typeof TERMS)[number];
/** As typed: days as `YYYY-MM-DD`, the share in per cent without its sign, empty for what is not said. */
export type LinkTexts = Readonly<Record<Term | "partFamily" | "since", string>>;

export const NOTHING_SAID: LinkTexts = {
  partFamily: "",
  since: "",
  until: "",
  share: "",
  single: "",
  disclosure: "private",
  disclosedUntil: "",
};

/** A new link. Of one that a customer alone states nothing is disclosed, whatever its organisation's default. */
export const startOfNew = (
  supplies: boolean,
  byDefault: Disclosure,
): LinkTexts =>
  supplies ? { ...NOTHING_SAID, disclosure: byDefault } : NOTHING_SAID;

/** What was said, as it is sent with a correction. */
export const termsOf = ({
  until,
  share,
  isSingleSource,
  disclosure,
  disclosedUntil,
}: Pick<
  Statement,
  "disclosedUntil" | "disclosure" | "isSingleSource" | "share" | "until"
>): LinkTermsInput => ({
  until,
  share,
  isSingleSource,
  disclosure,
  disclosedUntil,
});

export const termTexts = ({
  until,
  share,
  isSingleSource,
  disclosure,
  disclosedUntil,
}: LinkTermsInput): Readonly<Record<Term, string>> => ({
  until: until ?? "",
  share:
    share === null || share === undefined
      ? ""
      : writePercentage(share).replace("%", ""),
  single:
    isSingleSource === null || isSingleSource === undefined
      ? ""
      : isSingleSource
        ? "yes"
        : "no",
  disclosure,
  disclosedUntil: disclosedUntil ?? "",
});

export const textsOf = (
  partFamily: string | null,
  statement: Statement,
): LinkTexts => ({
  partFamily: partFamily ?? "",
  since: statement.since ?? "",
  ...termTexts(termsOf(statement)),
});

/** `30`, `30 %` and `๓๐` are thirty per cent; what is no number goes as it is, and is refused. */
const shareSent = (text: string): string => {
  const bare = text.replace(/[%％]/g, "").trim();
  return bare === "" ? "" : `${bare}%`;
};

export const linkSent = (
  texts: LinkTexts,
): Pick<
  LinkInput,
  | "disclosedUntil"
  | "disclosure"
  | "isSingleSource"
  | "partFamily"
  | "share"
  | "since"
  | "until"
> => ({
  partFamily: texts.partFamily,
  since: texts.since || null,
  until: texts.until || null,
  share: shareSent(texts.share),
  isSingleSource: texts.single === "" ? null : texts.single === "yes",
  disclosure: texts.disclosure as Disclosure,
  disclosedUntil: texts.disclosedUntil || null,
});

export type ShareTrap = "above" | "negative" | "unclear";

/** What is wrong with a share while it is typed; above 100 % it may be kept as it is written. */
export function shareTrap(text: string): ShareTrap | undefined {
  if (text.trim() === "") return undefined;
  const fraction = readPercentage(shareSent(text))?.fraction;
  if (fraction === undefined) return "unclear";
  if (fraction < 0) return "negative";
  return fraction > 1 ? "above" : undefined;
}

export const isReversed = ({
  since,
  until,
  disclosedUntil,
}: LinkTexts): boolean =>
  since !== "" &&
  [until, disclosedUntil].some((last) => last !== "" && last < since);

/** Whose word a link stands on; `for_both` is one statement, which the other end has not made by itself. */
export type Standing = "both" | "for_both" | "ours" | "theirs";

export function standingOf(
  { statements }: { readonly statements: readonly Statement[] },
  supplies: boolean,
): Standing {
  const [own, other] = supplies
    ? (["supplier", "customer"] as const)
    : (["customer", "supplier"] as const);
  const says = (side: Statement["declaredBy"]) =>
    statements.some(({ declaredBy }) => declaredBy === side);
  const speakers = new Set(statements.map(({ source }) => source.id)).size;
  if (says("both")) return speakers > 1 ? "both" : "for_both";
  if (says(own) && says(other)) return "both";
  return says(own) ? "ours" : "theirs";
}

/** What two statements both say, and differently. */
export function differences(
  statements: readonly Statement[],
): readonly ("share" | "since" | "single" | "until")[] {
  const differ = (
    value: (one: Statement) => boolean | number | string | null,
  ) => new Set(statements.map(value).filter((said) => said !== null)).size > 1;
  return [
    ...(differ(({ since }) => since) ? (["since"] as const) : []),
    ...(differ(({ until }) => until) ? (["until"] as const) : []),
    ...(differ(({ share }) => share) ? (["share"] as const) : []),
    ...(differ(({ isSingleSource }) => isSingleSource)
      ? (["single"] as const)
      : []),
  ];
}
