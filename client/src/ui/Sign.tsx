/** The same signs in tables, maps and charts for what is there, what is missing, and why (look.md). */
import { useWords } from "../lib/i18n.ts";
import classes from "./Signs.module.css";

export const SIGNS = [
  "answered",
  "carried",
  "no_answer",
  "not_asked",
  "not_applicable",
  "not_shared",
  "conflict",
] as const;
export type SignKind = (typeof SIGNS)[number];

function Lock() {
  return (
    <svg width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
      <rect x="0.5" y="5" width="9" height="6.5" rx="1" fill="currentColor" />
      <path
        d="M2.5 5V3.2a2.5 2.5 0 0 1 5 0V5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.3"
      />
    </svg>
  );
}

/** A small mark that is read out by its word; beside the word itself it is only drawn. */
export function Sign({
  kind,
  label,
  isDrawnOnly = false,
}: {
  readonly kind: SignKind;
  /** More exact than the sign's own word, as "carried from Q1 2026". */
  readonly label?: string | undefined;
  readonly isDrawnOnly?: boolean;
}) {
  const { t } = useWords();
  const words = label ?? t(`signs.${kind}`);
  const speech = isDrawnOnly
    ? { "aria-hidden": true as const }
    : { role: "img", "aria-label": words, title: words };
  return (
    <span className={`${classes["sign"]} ${classes[kind]}`} {...speech}>
      {kind === "not_shared" && <Lock />}
      {kind === "conflict" && "≠"}
    </span>
  );
}

/** Explains the signs that a page uses. */
export function SignLegend({
  kinds = SIGNS,
}: {
  readonly kinds?: readonly SignKind[];
}) {
  const { t } = useWords();
  return (
    <ul className={classes["legend"]} aria-label={t("signs.legend")}>
      {kinds.map((kind) => (
        <li key={kind}>
          <Sign kind={kind} isDrawnOnly />
          {t(`signs.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
