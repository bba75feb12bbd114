/** One act at a time on rows of a page; what the page shows is read again when it is done. */
import { useApolloClient } from "@apollo/client/react";
import { useCallback, useState } from "react";

export interface Act {
  readonly isBusy: boolean;
  readonly error: unknown;
  /** Resolves to what `work` did, or undefined where it failed: then `error` says why. */
  readonly run: <Result>(
    work: () => Promise<Result>,
  ) => Promise<Result | undefined>;
}

export function useAct(): Act {
  const client = useApolloClient();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = useCallback<Act["run"]>(
    async (work) => {
      setIsBusy(true);
      setError(undefined);
      try {
        const result = await work();
        await client.refetchQueries({ include: "active" });
        return result;
      } catch (failure) {
        setError(failure);
        return undefined;
      } finally {
        setIsBusy(false);
      }
    },
    [client],
  );
  return { isBusy, error, run };
}

/** The address of a page of ours with a token that no server is sent. */
export const addressWith = (path: string, token: string): string =>
  `${location.origin}${path}#${token}`;

export const tokenOf = (hash: string): string => hash.replace(/^#/, "");
