/** Everything that is said of one exposure. */
import { Button, Group, Stack, Text } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import type { ExposureAddress } from "./exposure-address.ts";
import { ExposureAnswer } from "./ExposureAnswer.tsx";
import { ExposureCharts } from "./ExposureCharts.tsx";
import type { Exposure } from "./exposure-model.ts";
import { HowSure } from "./HowSure.tsx";
import { PathList } from "./PathList.tsx";
import { SourceTables } from "./SourceTables.tsx";
import { useExposureWords } from "./use-exposure-words.ts";

export function ExposurePanel({
  exposure,
  address,
  lens,
}: {
  readonly exposure: Exposure;
  readonly address: ExposureAddress;
  readonly lens: string;
}) {
  const { t, locale } = useWords();
  const { set } = useScope();
  const words = useExposureWords(address);
  const name = exposure.site?.name[locale];
  return (
    <Stack gap="xl">
      <div>
        {address.site && (
          <Group gap="sm" mb="xs">
            {name && (
              <Text fw={600}>{t("exposure.ofSite", { site: name })}</Text>
            )}
            <Button
              size="compact-sm"
              variant="default"
              className="no-print"
              onClick={() => set({ site: undefined, way: undefined })}
            >
              {t("exposure.wholeLens")}
            </Button>
          </Group>
        )}
        <ExposureAnswer
          exposure={exposure}
          address={address}
          origin={name ?? lens}
        />
      </div>
      {exposure.low !== null && (
        <>
          <PathList paths={exposure.paths} address={address} />
          <ExposureCharts exposure={exposure} words={words} />
          <SourceTables exposure={exposure} words={words} />
          <HowSure exposure={exposure} words={words} />
        </>
      )}
    </Stack>
  );
}
