/** A field to search with, whose text stands in the address. */
import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { useScope } from "../../lib/scope.ts";

const PAUSE_MS = 250;

export function Finder({ label }: { readonly label: string }) {
  const { params, set } = useScope();
  const [text, setText] = useState(params.get("q") ?? "");
  const look = useDebouncedCallback(
    (value: string) => set({ q: value.trim() }, { replace: true }),
    PAUSE_MS,
  );
  return (
    <TextInput
      className="no-print"
      type="search"
      maw={400}
      label={label}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        look(currentTarget.value);
      }}
    />
  );
}
