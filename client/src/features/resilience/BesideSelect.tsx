/** Another scenario, to be laid beside the one that is shown. */
import { useQuery } from "@apollo/client/react";
import { NativeSelect } from "@mantine/core";
import { SavedScenariosDocument } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";
import { savedRef } from "./lab-address.ts";
import { useLab } from "./lab-context.ts";
import { LIBRARY_IDS } from "./scenario-library.ts";

export function BesideSelect() {
  const { t } = useWords();
  const { params, set } = useScope();
  const { lens } = useLab();
  const { data } = useQuery(SavedScenariosDocument, {
    variables: { lens: lens.id },
  });
  const shown = params.get("scenario");
  const saved = (data?.scenarios ?? []).map(({ id, name }) => ({
    value: savedRef(id),
    label: name,
  }));
  return (
    <NativeSelect
      className="no-print"
      size="sm"
      maw={360}
      label={t("resilience.beside")}
      value={params.get("beside") ?? ""}
      data={[
        { value: "", label: t("resilience.besideNone") },
        {
          group: t("resilience.library"),
          items: LIBRARY_IDS.filter((id) => id !== shown).map((value) => ({
            value,
            label: t(`resilience.scenario_${value}`),
          })),
        },
        ...(saved.length > 0
          ? [
              {
                group: t("resilience.saved"),
                items: saved.filter(({ value }) => value !== shown),
              },
            ]
          : []),
      ]}
      onChange={({ currentTarget: { value } }) => set({ beside: value })}
    />
  );
}
