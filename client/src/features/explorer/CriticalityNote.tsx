/** What criticality counts, and how much of it cannot be known. */
import { Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";
import type { DrawnPicture } from "./picture-model.ts";
import { useCriticalityNote } from "./use-drawing-notes.ts";

export function CriticalityNote({
  inputs,
}: {
  readonly inputs: DrawnPicture["originInputs"];
}) {
  const { t } = useWords();
  const note = useCriticalityNote();
  return (
    <Text size="xs" c="dimmed" maw="72ch">
      {note(inputs)}{" "}
      <MethodLink topic="bottlenecks">{t("network.method")}</MethodLink>
    </Text>
  );
}
