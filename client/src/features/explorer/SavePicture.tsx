/** Takes the drawing along as a picture, with what it is of above it. */
import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../lib/i18n.ts";
import { savePng, saveSvg } from "./export-picture.ts";

export function SavePicture({
  find,
  head,
  name,
}: {
  /** The drawing, where there is one. */
  readonly find: () => SVGSVGElement | null | undefined;
  readonly head: readonly string[];
  readonly name: string;
}) {
  const { t } = useWords();
  const [failed, setFailed] = useState(false);
  const save = (as: typeof savePng | typeof saveSvg) => {
    const found = find();
    setFailed(!found);
    if (found)
      Promise.resolve(as(found, head, name)).catch(() => setFailed(true));
  };
  return (
    <Group gap="xs" className="no-print">
      <Button size="compact-sm" variant="default" onClick={() => save(saveSvg)}>
        {t("network.saveSvg")}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => save(savePng)}>
        {t("network.savePng")}
      </Button>
      {failed && (
        <Text size="sm" role="alert">
          {t("network.saveFailed")}
        </Text>
      )}
    </Group>
  );
}
