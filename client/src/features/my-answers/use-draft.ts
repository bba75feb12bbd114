/** Typing into a draft: saved while one types, kept through reloads, never over what another window has saved. */
import { useMutation } from "@apollo/client/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  SaveDraftDocument,
  type DraftPartsFragment,
} from "../../__generated__/operations.ts";
import { useViewer } from "../../lib/viewer.ts";
import {
  afterSaving,
  typeInto,
  viewCells,
  type CellView,
  type Sheet,
  type Texts,
  type Typed,
} from "./cells-model.ts";
import { keepTyped, loadTyped } from "./typed-storage.ts";

/** After the last key. */
const PAUSE_MS = 600;
/** What could not be saved is tried again. */
const RETRY_MS = 5_000;

export type Saving = "failed" | "saved" | "saving" | "waiting";

export interface DraftState {
  readonly view: (id: string) => CellView;
  /** Of every cell in which something is typed. */
  readonly drafted: readonly CellView[];
  readonly draft: DraftPartsFragment;
  readonly saving: Saving;
  readonly type: (id: string, texts: Texts) => void;
  /** Goes on from another version than the typing began from: a conflict is settled. */
  readonly settle: (id: string, texts: Texts | null, base: number) => void;
  /** Of a cell that another window has changed: one of both stays. */
  readonly keep: (id: string, whose: "mine" | "theirs") => void;
  /** Saves what is typed now; false where that did not work. */
  readonly flush: () => Promise<boolean>;
}

export function useDraft(sheet: Sheet): DraftState {
  const account = useViewer().id;
  const saved = sheet.draft;
  const [typed, setTypedState] = useState(() => loadTyped(account, sheet.id));
  const [saving, setSaving] = useState<Saving>("saved");
  const [send] = useMutation(SaveDraftDocument);
  const now = useRef(typed);
  const savedNow = useRef(saved);
  useEffect(() => {
    savedNow.current = saved;
  }, [saved]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(undefined);

  const setTyped = useCallback(
    (next: Typed) => {
      now.current = next;
      setTypedState(next);
      keepTyped(account, sheet.id, next);
    },
    [account, sheet.id],
  );
  const { id: site } = sheet.site;
  const { period } = sheet;

  const saveOnce = useCallback(async (): Promise<boolean> => {
    const sent = Object.fromEntries(
      Object.entries(now.current).filter(([, { isClash }]) => !isClash),
    );
    const cells = Object.entries(sent).map(([id, { texts, base, seen }]) => ({
      id,
      base,
      seen,
      texts,
    }));
    if (cells.length === 0) return true;
    setSaving("saving");
    try {
      const { data } = await send({ variables: { site, period, cells } });
      if (!data) throw new Error("nothing was answered");
      const { passedOver, sheet: after } = data.saveDraft;
      savedNow.current = after.draft;
      setTyped(afterSaving(now.current, sent, after.draft, passedOver));
      const isLeft = Object.values(now.current).some(({ isClash }) => !isClash);
      setSaving(isLeft ? "waiting" : "saved");
      return true;
    } catch {
      setSaving("failed");
      return false;
    }
  }, [send, setTyped, site, period]);

  /** One at a time: what was typed while one was on its way goes after it. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    await running.current;
    running.current = saveOnce();
    return running.current;
  }, [saveOnce]);
  const later = useCallback(
    (pause: number) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), pause);
    },
    [flush],
  );

  const hasTyped = Object.values(typed).some(({ isClash }) => !isClash);
  useEffect(() => {
    if (hasTyped) later(saving === "failed" ? RETRY_MS : PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, [hasTyped, typed, saving, later]);
  useEffect(() => {
    const leave = () => {
      if (document.visibilityState === "hidden") void flush();
    };
    document.addEventListener("visibilitychange", leave);
    return () => document.removeEventListener("visibilitychange", leave);
  }, [flush]);

  const view = useMemo(
    () => viewCells(sheet, saved, typed),
    [sheet, saved, typed],
  );
  const revOf = (id: string) =>
    savedNow.current.cells.find((cell) => cell.id === id)?.rev ?? 0;
  const put = (id: string, cell: Typed[string] | undefined) => {
    const { [id]: _old, ...others } = now.current;
    setTyped(cell ? { ...others, [id]: cell } : others);
    setSaving("waiting");
  };
  const drafted = useMemo(
    () =>
      [...new Set([...saved.cells.map(({ id }) => id), ...Object.keys(typed)])]
        .map(view)
        .filter(({ isDrafted }) => isDrafted),
    [saved, typed, view],
  );
  return {
    view,
    drafted,
    draft: saved,
    saving,
    flush,
    type: (id, texts) => {
      const current = viewCells(sheet, savedNow.current, now.current)(id);
      put(id, typeInto(current, texts, revOf(id), now.current));
    },
    settle: (id, texts, base) =>
      put(id, { texts, base, seen: revOf(id), isClash: false }),
    keep: (id, whose) => {
      const mine = now.current[id];
      if (whose === "theirs" || !mine) put(id, undefined);
      else put(id, { ...mine, seen: revOf(id), isClash: false });
    },
  };
}
