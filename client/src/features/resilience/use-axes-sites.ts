/** All sites of the lens with the indicators of the two axes, page by page. */
import { useQuery } from "@apollo/client/react";
import { useEffect } from "react";
import { LabSitesDocument } from "../../__generated__/operations.ts";
import { useScope } from "../../lib/scope.ts";
import { AXES_COLUMNS, type AxesEdge } from "./axes-model.ts";

/** As many as the server gives at once, and as many as are drawn. */
const PAGE = 500;
const MOST = 2_000;

export interface AxesSites {
  readonly edges: readonly AxesEdge[];
  readonly total: number;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

export function useAxesSites(): AxesSites {
  const { scope } = useScope();
  const { data, error, loading, fetchMore, refetch } = useQuery(
    LabSitesDocument,
    {
      variables: { ...scope, columns: AXES_COLUMNS, first: PAGE, skip: 0 },
      fetchPolicy: "no-cache",
    },
  );
  const sites = data?.network.sites;
  const have = sites?.edges.length ?? 0;
  const total = sites?.total ?? 0;
  const isComplete = have >= Math.min(total, MOST);
  useEffect(() => {
    if (have === 0 || isComplete || loading) return;
    void fetchMore({
      variables: { skip: have },
      updateQuery: (before, { fetchMoreResult }) => ({
        network: {
          ...before.network,
          sites: {
            ...before.network.sites,
            edges: [
              ...before.network.sites.edges,
              ...fetchMoreResult.network.sites.edges,
            ],
          },
        },
      }),
    });
  }, [have, isComplete, loading, fetchMore]);
  return {
    edges: sites?.edges ?? [],
    total,
    isLoading: !error && (!sites || !isComplete),
    error,
    retry: () => void refetch(),
  };
}
