import type { ReactNode } from "react";
import { useWords } from "../../lib/i18n.ts";
import classes from "./TierPicture.module.css";

/** A drawing that may be larger than its place: it scrolls, and must then be reached by keyboard. */
export function PictureFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <div
      className={classes["frame"]}
      role="group"
      aria-label={t("network.scrolls")}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {children}
    </div>
  );
}
