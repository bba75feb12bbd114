/** Two suspected records as the page shows them: side by side, one line for each thing that is compared. Pure. */
import type { DuplicateRowsFragment } from "../../__generated__/operations.ts";
import type { Text } from "../../lib/i18n.ts";

export type DuplicateRow = DuplicateRowsFragment["nodes"][number];
export type EvidenceRow = DuplicateRow["evidence"][number];

export interface DuplicateSide {
  readonly id: string;
  readonly key: string;
  readonly name: Text;
  readonly owner: Text | undefined;
  readonly registration: string | null;
  readonly province: string;
  readonly segment: string;
  readonly place: string;
  readonly osId: string;
  readonly isSite: boolean;
}

export function sidesOf({
  of,
  sites,
  entities,
  registrations,
}: DuplicateRow): readonly DuplicateSide[] {
  if (of === "site")
    return sites.map((site, i) => ({
      id: site.id,
      key: site.key,
      name: site.name,
      owner: site.entity.name,
      registration: registrations[i] ?? null,
      province: site.province,
      segment: site.mainSegment,
      place:
        site.latitude === null || site.longitude === null
          ? ""
          : `${site.latitude}, ${site.longitude}`,
      osId: site.osId,
      isSite: true,
    }));
  return entities.map(({ id, key, name }, i) => ({
    id,
    key,
    name,
    owner: undefined,
    registration: registrations[i] ?? null,
    province: "",
    segment: "",
    place: "",
    osId: "",
    isSite: false,
  }));
}

/** What speaks for and against, without what is missing on a side. */
export const weighing = ({ evidence }: DuplicateRow): readonly EvidenceRow[] =>
  evidence.filter(({ match }) => match !== "missing");
