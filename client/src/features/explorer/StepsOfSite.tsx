/** How far up and down from the site in the middle is drawn. */
import { Button, Group, NativeSelect } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import type { ExplorerAddress } from "./explorer-address.ts";

const STEPS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

export function StepsOfSite({
  address: { up, down },
}: {
  readonly address: ExplorerAddress;
}) {
  const { t } = useWords();
  const { set } = useScope();
  const data = STEPS.map((steps) => ({
    value: String(steps),
    label: t("network.steps", { count: steps }),
  }));
  return (
    <Group gap="sm" mt="sm" align="flex-end" className="no-print">
      <NativeSelect
        size="xs"
        label={t("network.up")}
        value={String(up)}
        data={data}
        onChange={({ currentTarget: { value } }) => set({ up: value })}
      />
      <NativeSelect
        size="xs"
        label={t("network.down")}
        value={String(down)}
        data={data}
        onChange={({ currentTarget: { value } }) => set({ down: value })}
      />
      <Button
        size="xs"
        variant="default"
        onClick={() =>
          set({ focus: undefined, up: undefined, down: undefined })
        }
      >
        {t("network.wholeNetwork")}
      </Button>
    </Group>
  );
}
