/** A list that grows by a button. */
import { Button } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { MOST, useRowsWanted } from "./rows-wanted.ts";

const STEP = 80;

export function MoreRows({
  shown,
  total,
}: {
  readonly shown: number;
  readonly total: number;
}) {
  const { t } = useWords();
  const { set } = useScope();
  const wanted = useRowsWanted();
  if (shown >= Math.min(total, MOST)) return null;
  return (
    <div className="no-print">
      <Button
        variant="default"
        onClick={() => set({ first: String(wanted + STEP) }, { replace: true })}
      >
        {t("people.more")}
      </Button>
    </div>
  );
}
