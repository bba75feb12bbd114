/** Names of sites, asked for when they are shown: the model itself needs none. */
import { useQuery } from "@apollo/client/react";
import { useMemo } from "react";
import { LabNamesDocument } from "../../__generated__/operations.ts";
import { useWords } from "../../lib/i18n.ts";
import { useScope } from "../../lib/scope.ts";

/** As many as the server names at once. */
const MOST = 500;

/** By id; a dash while a name is on its way. */
export function useSiteNames(ids: readonly string[]): (id: string) => string {
  const { locale } = useWords();
  const { scope } = useScope();
  const asked = [...new Set(ids)].sort().slice(0, MOST);
  const { data, previousData } = useQuery(LabNamesDocument, {
    variables: { ...scope, ids: asked },
    skip: asked.length === 0,
  });
  const sites = (data ?? previousData)?.network.namedSites;
  const names = useMemo(
    () => new Map(sites?.map(({ id, name }) => [id, name[locale]])),
    [sites, locale],
  );
  return (id) => names.get(id) ?? "…";
}
