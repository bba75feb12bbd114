import { useApolloClient, useSubscription } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import { PublishedDocument } from "../../__generated__/operations.ts";
import { usePageWords, useWords } from "../../lib/i18n.ts";
import { newestSeen } from "../../lib/seen.ts";
import classes from "./Notices.module.css";

const WORDS = {
  published: {
    en: "New data was published (change {{seq}})",
    th: "มีข้อมูลใหม่เผยแพร่แล้ว (การเปลี่ยนแปลงที่ {{seq}})",
  },
};

/** Pages do not change under the reader's eyes: new data is offered. */
export function PublishedNotice() {
  const words = usePageWords(WORDS);
  const { t } = useWords();
  const client = useApolloClient();
  const [seq, setSeq] = useState<number>();
  const told = useRef(0);
  useSubscription(PublishedDocument, {
    ignoreResults: true,
    onData: ({ data }) => {
      const published = data.data?.published ?? 0;
      // It begins with the number now, again after each break: only what is newer than what was seen is news.
      if (told.current === 0) told.current = newestSeen();
      if (published <= told.current) return;
      told.current = published;
      setSeq(published);
    },
  });
  if (seq === undefined) return null;
  return (
    <div className={classes["notice"]} role="status">
      {words("published", { seq })}
      <Button
        size="compact-sm"
        variant="light"
        onClick={() => {
          setSeq(undefined);
          void client.refetchQueries({ include: "active" });
        }}
      >
        {t("shell.refresh")}
      </Button>
    </div>
  );
}
