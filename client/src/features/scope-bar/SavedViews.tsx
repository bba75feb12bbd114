import { useMutation, useQuery } from "@apollo/client/react";
import {
  Anchor,
  Button,
  Group,
  Skeleton,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import {
  ChangeViewDocument,
  DeleteViewDocument,
  SavedViewsDocument,
  type SavedViewPartsFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useViewTexts } from "../../lib/view-texts.ts";
import { ActError } from "../../ui/ActError.tsx";
import { LoadError } from "../../ui/LoadError.tsx";
import { SaveViewForm } from "./SaveViewForm.tsx";
import classes from "./ScopeBar.module.css";

/** What was saved, by oneself and by colleagues, and this page as one more. */
export function SavedViews() {
  useViewTexts();
  const { t } = useWords();
  const { data, error, refetch } = useQuery(SavedViewsDocument);
  const [done, setDone] = useState("");
  return (
    <section
      className={`${classes["views"]} no-print`}
      aria-label={t("views.title")}
    >
      <Stack gap="sm">
        <Title order={3}>{t("views.title")}</Title>
        {error && <LoadError error={error} retry={() => void refetch()} />}
        {!data && !error && <Skeleton height={48} />}
        {data && (
          <>
            {data.savedViews.length === 0 && (
              <Text size="sm" maw="72ch">
                {t("views.none")}
              </Text>
            )}
            <ul className={classes["viewList"]}>
              {data.savedViews.map((view) => (
                <ViewRow key={view.id} view={view} onDone={setDone} />
              ))}
            </ul>
            <SaveViewForm known={data.savedViews} onDone={setDone} />
          </>
        )}
        <Text size="sm" role="status">
          {done}
        </Text>
      </Stack>
    </section>
  );
}

function ViewRow({
  view,
  onDone,
}: {
  readonly view: SavedViewPartsFragment;
  readonly onDone: (words: string) => void;
}) {
  const { t } = useWords();
  const { id, name, address, isShared, isMine, person } = view;
  const [change, changing] = useMutation(ChangeViewDocument);
  const [remove, removing] = useMutation(DeleteViewDocument, {
    refetchQueries: [SavedViewsDocument],
    awaitRefetchQueries: true,
  });
  const error = changing.error ?? removing.error;
  const whose = isMine
    ? isShared && t("views.isShared")
    : person
      ? t("views.by", { person })
      : t("views.byNobody");
  return (
    <li>
      <Group gap="xs">
        <Anchor component={Link} to={address}>
          {name}
        </Anchor>
        {whose && (
          <Text size="xs" c="dimmed">
            {whose}
          </Text>
        )}
        {isMine && (
          <>
            <Button
              size="compact-xs"
              variant="subtle"
              loading={changing.loading}
              aria-label={t(isShared ? "views.unshareOf" : "views.doShareOf", {
                name,
              })}
              onClick={() => {
                change({
                  variables: { id, name, isShared: !isShared },
                  // What went wrong stands in `error`.
                }).catch(() => undefined);
              }}
            >
              {t(isShared ? "views.unshare" : "views.doShare")}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              loading={removing.loading}
              aria-label={t("views.deleteOf", { name })}
              onClick={() => {
                remove({ variables: { id } })
                  .then(() => onDone(t("views.deleted", { name })))
                  .catch(() => undefined);
              }}
            >
              {t("views.delete")}
            </Button>
          </>
        )}
      </Group>
      {error && <ActError error={error} />}
    </li>
  );
}
