/** The signs for what is there and what is missing, the same in tables, maps and charts, and their legend. */
import type { Standing } from "../__generated__/operations.ts";
import { useWords } from "../lib/i18n.ts";
import type { TextKey } from "../texts/index.ts";
import classes from "./Signs.module.css";

/** Where a site stands towards an indicator, and how a figure over many sites is drawn. */
export type SignName =
  Standing | "carried" | "value" | "mostlyCarried" | "range";

const WORDS: Readonly<Record<SignName, TextKey>> = {
  answered: "sign.answered",
  carried: "sign.carried",
  silent: "sign.silent",
  not_asked: "sign.notAsked",
  not_applicable: "sign.notApplicable",
  not_shared: "sign.notShared",
  value: "sign.value",
  mostlyCarried: "sign.mostlyCarried",
  range: "sign.range",
};
/** Figures are drawn as the answers that they are made of. */
const DRAWN_AS: Readonly<Partial<Record<SignName, SignName>>> = {
  value: "answered",
  mostlyCarried: "carried",
};

/** The drawing alone: words stand beside it wherever it is used. */
export function Sign({ name }: { readonly name: SignName }) {
  return (
    <span
      className={`${classes["sign"]} ${classes[DRAWN_AS[name] ?? name]}`}
      aria-hidden="true"
    />
  );
}

/** What the sign means, in words. */
export function useSignWords(): (name: SignName) => string {
  const { t } = useWords();
  return (name) => t(WORDS[name]);
}

export function WordedSign({ name }: { readonly name: SignName }) {
  const words = useSignWords();
  return (
    <span className={classes["worded"]}>
      <Sign name={name} />
      {words(name)}
    </span>
  );
}

export function Legend({ signs }: { readonly signs: readonly SignName[] }) {
  const { t } = useWords();
  return (
    <ul className={classes["legend"]} aria-label={t("sign.legend")}>
      {signs.map((name) => (
        <li key={name}>
          <WordedSign name={name} />
        </li>
      ))}
    </ul>
  );
}
