/** The signs for what is there and what is missing, the same in tables, maps and charts, and their legend. */
import type { GlossaryWord } from "../lib/glossary.ts";
import { useWords } from "../lib/i18n.ts";
import { useSignWords, type SignName } from "./sign-words.ts";
import classes from "./Signs.module.css";
import { Term } from "./Term.tsx";

/** Figures are drawn as the answers that they are made of. */
const DRAWN_AS: Readonly<Partial<Record<SignName, SignName>>> = {
  value: "answered",
  mostlyCarried: "carried",
};

const MEANINGS: Readonly<Record<SignName, GlossaryWord>> = {
  answered: "answered",
  carried: "carried",
  mostlyCarried: "carried",
  not_applicable: "notApplicable",
  not_asked: "notAsked",
  not_shared: "notShared",
  range: "bounds",
  silent: "silent",
  value: "value",
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
  const words = useSignWords();
  if (signs.length === 0) return null;
  return (
    <ul className={classes["legend"]} aria-label={t("sign.legend")}>
      {signs.map((name) => (
        <li key={name}>
          <span className={classes["worded"]}>
            <Sign name={name} />
            <Term word={MEANINGS[name]}>{words(name)}</Term>
          </span>
        </li>
      ))}
    </ul>
  );
}
