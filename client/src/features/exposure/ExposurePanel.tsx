/** Everything that is said of one exposure. */
import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { useSession } from "../../lib/viewer.ts";
import { MethodLink } from "../../ui/MethodLink.tsx";
import type { ExposureAddress } from "./exposure-address.ts";
import { ExposureAnswer } from "./ExposureAnswer.tsx";
import { ExposureControls } from "./ExposureControls.tsx";
import { ExposureCharts } from "./ExposureCharts.tsx";
import type { Exposure } from "./exposure-model.ts";
import { HowSure } from "./HowSure.tsx";
import { PathList } from "./PathList.tsx";
import { SourceTables } from "./SourceTables.tsx";
import { useExposureWords } from "./use-exposure-words.ts";

export function ExposurePanel({
  exposure,
  address,
  asked,
  lens,
  period,
}: {
  readonly exposure: Exposure;
  /** What the exposure is to. */
  readonly address: ExposureAddress;
  /** What the controls stand at: something newer may be on its way. */
  readonly asked: ExposureAddress;
  readonly lens: string;
  readonly period: string;
}) {
  const { t, locale } = useWords();
  const format = useFormat();
  const { set } = useScope();
  const words = useExposureWords(address);
  const { viewer } = useSession();
  // A programme depends on nobody: the assemblers in it do.
  const isProgramme = viewer?.membership.role === "programme";
  const scope = t("exposure.chartScope", {
    period: format.period(period),
    known: format.percent(exposure.basis.known),
  });
  const name = exposure.site?.name[locale];
  return (
    <Stack gap="xl">
      <div>
        <Title order={2}>{t("exposure.question")}</Title>
        <Text maw="72ch">
          {t("exposure.intro")}{" "}
          <MethodLink topic="exposure">{t("exposure.method")}</MethodLink>
        </Text>
      </div>
      <ExposureControls address={asked} />
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
          origin={
            name ?? (isProgramme ? t("exposure.assemblersIn", { lens }) : lens)
          }
        />
      </div>
      {exposure.low !== null && (
        <>
          <PathList paths={exposure.paths} address={address} />
          <ExposureCharts exposure={exposure} words={words} scope={scope} />
          <SourceTables exposure={exposure} words={words} scope={scope} />
          <HowSure exposure={exposure} words={words} />
        </>
      )}
    </Stack>
  );
}
