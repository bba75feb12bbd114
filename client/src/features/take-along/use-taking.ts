import { useMutation } from "@apollo/client/react";
import { useEffect, useRef, useState } from "react";
import {
  StartExportDocument,
  type ExportInput,
} from "../../__generated__/operations.ts";
import { fetchFile, saveFile } from "../../lib/download.ts";

export interface Taking {
  /** Bytes that have come, while a file is on its way. */
  readonly bytes: number | undefined;
  /** Of the file that was saved last. */
  readonly saved:
    { readonly name: string; readonly isOtherFormat: boolean } | undefined;
  readonly error: unknown;
  readonly take: (wanted: ExportInput) => void;
  readonly cancel: () => void;
}

/** One file at a time is made, fetched and saved; it is called off when the page is left. */
export function useTaking(): Taking {
  const [start] = useMutation(StartExportDocument);
  const [bytes, setBytes] = useState<number>();
  const [saved, setSaved] = useState<Taking["saved"]>();
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const fetchIt = async (wanted: ExportInput, { signal }: AbortController) => {
    const { data } = await start({ variables: { export: wanted } });
    if (!data) return;
    const file = await fetchFile(data.startExport.address, setBytes, signal);
    saveFile(file);
    setSaved({
      name: file.name,
      isOtherFormat:
        wanted.format === "xlsx" && !file.name.toLowerCase().endsWith(".xlsx"),
    });
  };
  return {
    bytes,
    saved,
    error,
    take: (wanted) => {
      const controller = new AbortController();
      running.current = controller;
      setSaved(undefined);
      setError(undefined);
      setBytes(0);
      fetchIt(wanted, controller)
        .catch((failure: unknown) => {
          if (!controller.signal.aborted) setError(failure);
        })
        .finally(() => setBytes(undefined));
    },
    cancel: () => running.current?.abort(),
  };
}
