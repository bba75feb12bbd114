/** What if: a scenario and what comes of it, every site lost in turn, and how exposed and how prepared sites are. */
import type { FragmentType } from "@apollo/client";
import { useFragment } from "@apollo/client/react";
import { SegmentedControl, Skeleton, Text } from "@mantine/core";
import { lazy, Suspense, useMemo } from "react";
import {
  Lab_NetworkFragmentDoc,
  type Lab_NetworkFragment,
} from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { readRef, readLabAddress, LAB_VIEWS } from "./lab-address.ts";
import { readNetwork } from "./lab-network.ts";
import { LabContext } from "./lab-context.ts";
import { ScenarioView } from "./ScenarioView.tsx";

const StressView = lazy(async () => ({
  default: (await import("./StressView.tsx")).StressView,
}));
const AxesView = lazy(async () => ({
  default: (await import("./AxesView.tsx")).AxesView,
}));

export function Lab({
  network,
  variables,
}: {
  readonly network: FragmentType<Lab_NetworkFragment>;
  readonly variables: Record<string, unknown>;
}) {
  const { data, complete } = useFragment({
    fragment: Lab_NetworkFragmentDoc,
    from: network,
    variables,
  });
  return complete ? <Shown data={data} /> : null;
}

function Shown({ data }: { readonly data: Lab_NetworkFragment }) {
  const { t, locale } = useWords();
  const { params, set } = useScope();
  const { view } = readLabAddress(params);
  const text = params.get("scenario");
  const scenario = useMemo(() => readRef(text), [text]);
  const { supplyModel } = data;
  const network = useMemo(() => readNetwork(supplyModel), [supplyModel]);
  const groups = useMemo(
    () =>
      new Map(
        supplyModel.groups.map((id, i) => [
          id,
          supplyModel.groupNames[locale][i] ?? "…",
        ]),
      ),
    [supplyModel, locale],
  );
  const context = useMemo(
    () => ({
      network,
      lens: data.lens,
      period: data.period,
      asOf: data.asOf,
      seq: data.seq,
      groupName: (id: string) => groups.get(id) ?? "…",
      groups,
    }),
    [network, data.lens, data.period, data.asOf, data.seq, groups],
  );
  if (network.origins.length === 0)
    return <Text>{t("resilience.noOrigin")}</Text>;
  return (
    <LabContext value={context}>
      <SegmentedControl
        className="no-print"
        size="sm"
        value={view}
        aria-label={t("resilience.view")}
        data={LAB_VIEWS.map((value) => ({
          value,
          label: t(`resilience.view_${value}`),
        }))}
        onChange={(value) =>
          set({
            view: value === LAB_VIEWS[0] ? undefined : value,
            at: undefined,
          })
        }
      />
      <Suspense fallback={<Skeleton height={320} />}>
        {view === "scenario" && <ScenarioView scenario={scenario} />}
        {view === "stress" && <StressView scenario={scenario} />}
        {view === "axes" && <AxesView />}
      </Suspense>
    </LabContext>
  );
}
