/** What they who keep the registry may do on pages of others: loaded for them alone, with its words. */
import type { ComponentProps } from "react";
import { MergePair } from "../features/succession/MergePair.tsx";
import { SiteSuccession } from "../features/succession/SiteSuccession.tsx";
import { SuccessionDone } from "../features/succession/SuccessionDone.tsx";
import { usePageTexts } from "../lib/i18n.ts";
import data from "../texts/data.json" with { type: "json" };
import succession from "../texts/succession.json" with { type: "json" };

export function PairPart(props: ComponentProps<typeof MergePair>) {
  usePageTexts({ data, succession });
  return <MergePair {...props} />;
}

export function SitePart(props: ComponentProps<typeof SiteSuccession>) {
  usePageTexts({ data, succession });
  return <SiteSuccession {...props} />;
}

export function DonePart(props: ComponentProps<typeof SuccessionDone>) {
  usePageTexts({ data, succession });
  return <SuccessionDone {...props} />;
}
