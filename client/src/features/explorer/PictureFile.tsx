/** Takes the picture along as data: its nodes and its arcs, one row each. */
import { useApolloClient } from "@apollo/client/react";
import {
  PictureFileDocument,
  type PictureFileQueryVariables,
} from "../../__generated__/operations.ts";
import { useFileHead, useFileTexts } from "../../lib/file-words.ts";
import { useWords } from "../../lib/i18n.ts";
import type { PageFile } from "../../lib/page-file.ts";
import { MakeFile } from "../../ui/MakeFile.tsx";
import type { ExplorerAddress } from "./explorer-address.ts";
import { knownPeople, readPicture } from "./picture-model.ts";
import { useCriticalityNote } from "./use-drawing-notes.ts";
import { useNodeWords } from "./use-node-words.ts";

export function PictureFile({
  variables,
  address,
  onDone,
}: {
  readonly variables: Omit<PictureFileQueryVariables, "isCriticality">;
  readonly address: ExplorerAddress;
  readonly onDone: () => void;
}) {
  useFileTexts();
  const { t } = useWords();
  const client = useApolloClient();
  const head = useFileHead();
  const words = useNodeWords(address);
  const criticalityNote = useCriticalityNote();
  const make = async (signal: AbortSignal): Promise<PageFile> => {
    const { data } = await client.query({
      query: PictureFileDocument,
      variables: { ...variables, isCriticality: true },
      fetchPolicy: "no-cache",
      context: { fetchOptions: { signal } },
    });
    if (!data) throw new Error("no picture");
    const { network } = data;
    const { nodes, arcs, originInputs } = readPicture(network.picture);
    return {
      name: `saphan-network-${network.period}-${network.seq}`,
      head: head({ title: t("network.title"), scope: network }),
      tables: [
        {
          name: t("network.nodes"),
          note: criticalityNote(originInputs),
          columns: [
            t("filter.tier"),
            t("network.node"),
            t("network.rowSites"),
            t("network.rowPeople"),
            t("network.rowFlow"),
            t("network.rowCriticality"),
            words.shade,
            t("file.asked"),
            t("file.answered"),
          ],
          rows: nodes.map((node) => [
            words.tier(node.tier),
            words.name(node),
            node.kind === "undisclosed" ? words.count(node) : node.sites,
            knownPeople(node) ?? "",
            node.kind === "undisclosed" ? "" : { percent: node.flow },
            node.criticality ?? "",
            node.kind === "undisclosed" ? "" : words.value(node),
            node.kind === "undisclosed" ? "" : node.asked,
            node.kind === "undisclosed" ? "" : node.answered,
          ]),
        },
        {
          name: t("network.arcs"),
          columns: [
            t("network.arcFrom"),
            t("network.arcFromTier"),
            t("network.arcTo"),
            t("network.arcToTier"),
            t("network.arcPairsColumn"),
            t("network.arcUnconfirmedColumn"),
            t("network.rowFlow"),
          ],
          rows: arcs.flatMap(({ from, to, pairs, unconfirmed, flow }) => {
            const [start, end] = [nodes[from], nodes[to]];
            if (!start || !end) return [];
            return [
              [
                words.name(start),
                words.tier(start.tier),
                words.name(end),
                words.tier(end.tier),
                pairs === 0 ? t("network.arcHidden") : pairs,
                unconfirmed,
                { percent: flow },
              ],
            ];
          }),
        },
      ],
    };
  };
  return <MakeFile make={make} onDone={onDone} />;
}
