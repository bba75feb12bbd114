/** Every site, and every family, lost alone: which ones take longer to recover than tier 0 survives without them. */
import {
  Anchor,
  Button,
  NativeSelect,
  Skeleton,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { useCatalogue } from "../../lib/catalogue.ts";
import { useWords } from "../../lib/i18n.ts";
import { useFormat } from "../../lib/preferences.tsx";
import { useScope } from "../../lib/scope.ts";
import { LoadError } from "../../ui/LoadError.tsx";
import { MethodLink } from "../../ui/MethodLink.tsx";
import { AssumptionsForm, AssumptionsLine } from "./AssumptionsForm.tsx";
import classes from "./Lab.module.css";
import { refOf, type ScenarioRef } from "./lab-address.ts";
import { useLab } from "./lab-context.ts";
import type { LabJob, LabStress } from "./lab-work.ts";
import { scenarioOf, type ScenarioDefinition } from "./scenario-definition.ts";
import { StressTable } from "./StressTable.tsx";
import { useChosen } from "./use-chosen.ts";
import { useLabJob } from "./use-lab-job.ts";
import { useLabWords } from "./use-lab-words.ts";
import { useSiteNames } from "./use-site-names.ts";
import { WorkStatus } from "./WorkStatus.tsx";

const NOTHING = scenarioOf([]);
/** In the address, as on the page of who would stop us. */
const OF_TIER = "of_tier";
/** Rows at first, and more at a time. */
const ROWS = 25;

export function StressView({
  scenario,
}: {
  readonly scenario: ScenarioRef | undefined;
}) {
  const { t } = useWords();
  const { set } = useScope();
  const { network } = useLab();
  const { chosen, isLoading, error } = useChosen(scenario);
  // Of a scenario only what it assumes counts here.
  const definition = chosen?.definition ?? NOTHING;
  const job = useMemo<LabJob | undefined>(
    () => (isLoading ? undefined : { kind: "stress", network, definition }),
    [isLoading, network, definition],
  );
  const work = useLabJob(job);
  return (
    <Stack gap="md">
      <Title order={2}>{t("resilience.stress")}</Title>
      <Text maw="72ch">{t("resilience.stressNote")}</Text>
      {error !== undefined && <LoadError error={error} />}
      <AssumptionsLine definition={definition} />
      <AssumptionsForm
        definition={definition}
        onChange={(next: ScenarioDefinition) =>
          set({ scenario: refOf(next) }, { replace: true })
        }
      />
      <WorkStatus work={work} />
      {work.stress ? (
        <div
          aria-busy={work.isStale}
          style={{ opacity: work.isStale ? 0.6 : 1 }}
        >
          <Ranking stress={work.stress} />
        </div>
      ) : (
        work.status === "running" && <Skeleton height={320} />
      )}
      <Text size="sm" c="dimmed" maw="72ch">
        {t("resilience.limits")}{" "}
        <MethodLink topic="resilience">{t("resilience.toMethod")}</MethodLink>
      </Text>
    </Stack>
  );
}

function Ranking({ stress }: { readonly stress: LabStress }) {
  const { t, locale } = useWords();
  const format = useFormat();
  const catalogue = useCatalogue();
  const { params, set, to } = useScope();
  const { network, groupName } = useLab();
  const tier = params.get(OF_TIER) ?? "";
  const tierAt = (site: number) => String(network.tier[site] ?? -1);
  const ofTier = stress.sites.filter(
    ({ site }) => tier === "" || tierAt(site) === tier,
  );
  const [most, setMost] = useState(ROWS);
  const [mostFamilies, setMostFamilies] = useState(ROWS);
  const shown = ofTier.slice(0, most);
  const id = (row: number) => network.sites[row] ?? "";
  const name = useSiteNames(shown.map(({ site }) => id(site)));
  const words = useLabWords(name, groupName);
  const critical = stress.sites.filter(({ isCritical }) => isCritical).length;
  const never = stress.sites.filter(
    ({ survive }) => survive === Infinity,
  ).length;
  const stated = stress.sites.filter(({ basis }) => basis === "stated").length;
  const tierWords = (tier: number) =>
    catalogue.tier(tier < 0 ? "outside" : String(tier))[locale];
  if (stress.sites.length === 0)
    return (
      <Text maw="72ch" role="status">
        {t("resilience.stressNobody")}
      </Text>
    );
  return (
    <Stack gap="md">
      <p className={classes["sentence"]} role="status">
        {t("resilience.stressSentence", {
          count: critical,
          critical: format.count(critical),
          sites: format.count(stress.sites.length),
        })}{" "}
        {t("resilience.stressNever", {
          count: never,
          never: format.count(never),
          days: words.days(stress.days),
        })}
      </p>
      <Text size="sm">
        {t("resilience.stressStated", {
          stated: format.count(stated),
          sites: format.count(stress.sites.length),
        })}
      </Text>
      <div>
        <NativeSelect
          size="sm"
          className="no-print"
          w="fit-content"
          label={t("resilience.ofTier")}
          value={tier}
          data={[
            { value: "", label: t("filter.allTiers") },
            ...[...new Set(stress.sites.map(({ site }) => tierAt(site)))]
              .sort((a, b) => Number(a) - Number(b))
              .map((value) => ({ value, label: tierWords(Number(value)) })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            set({ [OF_TIER]: value }, { replace: true })
          }
        />
        <Text size="sm" mt={4}>
          <Anchor
            component={Link}
            inherit
            to={to("/exposure", { view: "bottlenecks", [OF_TIER]: tier })}
          >
            {t("resilience.toBottlenecks")}
          </Anchor>
        </Text>
      </div>
      <StressTable
        title={t("resilience.stressSites")}
        days={stress.days}
        rows={shown.map((each) => ({
          ...each,
          key: id(each.site),
          name: name(id(each.site)),
          note: [
            tierWords(network.tier[each.site] ?? -1),
            catalogue.province(network.province[each.site] ?? "")[locale],
          ].join(" · "),
          href: to(`/sites/${id(each.site)}`),
          isEstimated: each.basis !== "stated",
          isFromPeers: each.basis === "peers",
        }))}
      />
      <More left={ofTier.length - most} onMore={() => setMost(most + ROWS)} />
      <StressTable
        title={t("resilience.stressFamilies")}
        days={stress.days}
        rows={stress.families.slice(0, mostFamilies).map((each) => ({
          ...each,
          key: network.families[each.family] ?? "",
          name: words.family(network.families[each.family] ?? ""),
          note: "",
          isFromPeers: false,
        }))}
      />
      <More
        left={stress.families.length - mostFamilies}
        onMore={() => setMostFamilies(mostFamilies + ROWS)}
      />
    </Stack>
  );
}

function More({
  left,
  onMore,
}: {
  readonly left: number;
  readonly onMore: () => void;
}) {
  const { t } = useWords();
  const format = useFormat();
  if (left <= 0) return null;
  return (
    <Button
      className="no-print"
      variant="default"
      size="compact-md"
      w="fit-content"
      onClick={onMore}
    >
      {t("resilience.moreRows", { rows: format.count(left) })}
    </Button>
  );
}
