/** What they who keep the registry may do on pages of others: loaded for them alone, with its words. */
import type { ComponentProps } from "react";
import { MergePair } from "../features/succession/MergePair.tsx";
import { RecordSuccession } from "../features/succession/RecordSuccession.tsx";
import { SuccessionDone } from "../features/succession/SuccessionDone.tsx";
import { usePageTexts } from "../lib/i18n.ts";
import data from "../texts/data.json" with { type: "json" };
import succession from "../texts/succession.json" with { type: "json" };

export function PairPart(props: ComponentProps<typeof MergePair>) {
  usePageTexts({ data, succession });
  return <MergePair {...props} />;
}

export function RecordPart(props: ComponentProps<typeof RecordSuccession>) {
  usePageTexts({ data, succession });
  return <RecordSuccession {...props} />;
}

export function DonePart(props: ComponentProps<typeof SuccessionDone>) {
  usePageTexts({ data, succession });
  return <SuccessionDone {...props} />;
}
