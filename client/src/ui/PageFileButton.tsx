import { Button, Loader } from "@mantine/core";
import { Suspense, useCallback, useState, type ReactNode } from "react";
import { useWords } from "../lib/i18n.ts";

/** Takes the page along as an Excel file. What makes it is loaded when it is asked for, and shows what goes wrong. */
export function PageFileButton({
  children,
}: {
  /** Makes the file once it is drawn, and says when it is there. */
  readonly children: (onDone: () => void) => ReactNode;
}) {
  const { t } = useWords();
  const [isMaking, setMaking] = useState(false);
  const done = useCallback(() => setMaking(false), []);
  if (!isMaking)
    return (
      <Button variant="default" size="sm" onClick={() => setMaking(true)}>
        {t("shell.file")}
      </Button>
    );
  return (
    <Suspense fallback={<Loader size="sm" aria-label={t("shell.loading")} />}>
      {children(done)}
    </Suspense>
  );
}
