import { useQuery } from "@apollo/client/react";
import {
  HomeLedgerDocument,
  type HomeLedgerQuery,
} from "../../__generated__/operations.ts";

export type ImportNode = HomeLedgerQuery["imports"]["edges"][number]["node"];
export type HomeChange = HomeLedgerQuery["changes"]["edges"][number]["node"];

/** Imports that stand still until a person does something. */
const isWaiting = ({ state }: ImportNode): boolean =>
  state === "planned" || state === "failed" || state === "uploading";

export interface HomeLedger {
  readonly waiting: readonly ImportNode[];
  readonly changes: readonly HomeChange[];
  readonly error: unknown;
}

/** Asked only of those who may read the ledger. */
export function useHomeLedger(mayRead: boolean): HomeLedger {
  const { data, error } = useQuery(HomeLedgerDocument, {
    skip: !mayRead,
    fetchPolicy: "cache-and-network",
  });
  return {
    waiting:
      data?.imports.edges.map(({ node }) => node).filter(isWaiting) ?? [],
    changes: data?.changes.edges.map(({ node }) => node) ?? [],
    error,
  };
}
