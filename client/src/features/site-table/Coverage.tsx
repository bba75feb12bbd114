import { PartOfWhole, SpokenSign } from "../../ui/SiteValue.tsx";
import type { SiteEdge } from "./use-site-columns.tsx";

/** How much of the core set is there, of what the site is asked. */
export function Coverage({
  isOwn,
  isShared,
  coreAnswered,
  coreAsked,
}: Pick<SiteEdge, "coreAnswered" | "coreAsked" | "isOwn" | "isShared">) {
  if (coreAsked > 0)
    return <PartOfWhole part={coreAnswered} whole={coreAsked} />;
  return <SpokenSign name={isOwn || isShared ? "not_asked" : "not_shared"} />;
}
