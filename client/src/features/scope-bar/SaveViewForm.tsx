import { useMutation } from "@apollo/client/react";
import { Button, Checkbox, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "react-router";
import {
  SavedViewsDocument,
  SaveViewDocument,
  type SavedViewPartsFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { ActError } from "../../ui/ActError.tsx";

const LONGEST_NAME = 80;

/** This page, with all that stands in its address, under a name. */
export function SaveViewForm({
  known,
  onDone,
}: {
  readonly known: readonly SavedViewPartsFragment[];
  readonly onDone: (words: string) => void;
}) {
  const { t } = useWords();
  const { pathname, search } = useLocation();
  const [name, setName] = useState("");
  const [isShared, setIsShared] = useState(false);
  const [save, { loading, error }] = useMutation(SaveViewDocument, {
    refetchQueries: [SavedViewsDocument],
    awaitRefetchQueries: true,
  });
  const clean = name.trim();
  const replaces = known.some((view) => view.isMine && view.name === clean);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const address = pathname + search;
        save({ variables: { view: { name: clean, address, isShared } } })
          .then(() => {
            setName("");
            setIsShared(false);
            onDone(t("views.saved", { name: clean }));
          })
          // What went wrong stands in `error`.
          .catch(() => undefined);
      }}
    >
      <Group gap="sm" align="end">
        <TextInput
          size="sm"
          w={280}
          maxLength={LONGEST_NAME}
          label={t("views.saveThis")}
          placeholder={t("views.name")}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Checkbox
          py="xs"
          label={t("views.share")}
          checked={isShared}
          onChange={({ currentTarget }) => setIsShared(currentTarget.checked)}
        />
        <Button
          type="submit"
          size="sm"
          variant="default"
          disabled={clean === ""}
          loading={loading}
        >
          {t(replaces ? "views.replace" : "views.save")}
        </Button>
      </Group>
      {error && <ActError error={error} />}
    </form>
  );
}
