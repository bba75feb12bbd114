import { geoMercator, geoPath } from "d3-geo";
import { useEffect, useMemo, useState } from "react";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { LEVEL_COLORS } from "../chart-theme.ts";

export interface ProvinceValue {
  readonly id: string;
  readonly name: string;
  /** 0 to 1 on the scale of colours; null: sites, and no figure. */
  readonly shade: number | null;
  /** What a pointer or reader is told. */
  readonly words: string;
  /** 0 to 1: a disc of that share of the largest; absent: none. */
  readonly disc?: number;
}

/** Something that passes from one province to another. */
export interface ProvinceFlow {
  readonly from: string;
  readonly to: string;
  /** 0 to 1, of the strongest. */
  readonly strength: number;
  readonly words: string;
}

type Thailand = Topology<{ provinces: GeometryCollection }>;

const WIDTH = 420;
const HEIGHT = 420;

/** Thailand's provinces in one hue; provinces with sites and no figure are hatched, those without sites left empty. */
export function ProvinceMap({
  provinces,
  flows = [],
  label,
  onOpen,
}: {
  readonly provinces: readonly ProvinceValue[];
  readonly flows?: readonly ProvinceFlow[];
  readonly label: string;
  readonly onOpen: (id: string) => void;
}) {
  const [thailand, setThailand] = useState<Thailand>();
  useEffect(() => {
    let isShown = true;
    void import("./thailand.topo.json", { with: { type: "json" } }).then(
      (module) => {
        if (isShown) setThailand(module.default as unknown as Thailand);
      },
    );
    return () => {
      isShown = false;
    };
  }, []);
  const ids = provinces.map(({ id }) => id).join();
  const shapes = useMemo(() => {
    if (!thailand) return [];
    const known = new Set(ids.split(","));
    const land = feature(thailand, thailand.objects.provinces);
    // The part of the country that has sites fills the picture; all of it where none has.
    const shown = land.features.filter(({ id }) => known.has(String(id)));
    const path = geoPath(
      geoMercator().fitExtent(
        [
          [40, 40],
          [WIDTH - 40, HEIGHT - 40],
        ],
        { ...land, features: shown.length > 0 ? shown : land.features },
      ),
    );
    return land.features.map((shape, i) => ({
      key: `${String(shape.id)}-${i}`,
      id: String(shape.id ?? ""),
      d: path(shape) ?? "",
      middle: path.centroid(shape),
    }));
  }, [thailand, ids]);
  const byId = new Map(provinces.map((province) => [province.id, province]));
  const middles = new Map(shapes.map(({ id, middle }) => [id, middle]));
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      style={{ maxHeight: HEIGHT, display: "block", overflow: "hidden" }}
      role="img"
      aria-label={label}
    >
      <defs>
        <pattern
          id="saphan-hatch"
          width={5}
          height={5}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line y2={5} stroke="var(--saphan-missing)" strokeWidth={2} />
        </pattern>
      </defs>
      {shapes.map(({ key, id, d }) => {
        const province = byId.get(id);
        return (
          <path
            key={key}
            d={d}
            fill={fillOf(province)}
            stroke={province ? "var(--saphan-ink)" : "var(--saphan-missing)"}
            strokeWidth={province ? 0.8 : 0.3}
            style={province ? { cursor: "pointer" } : undefined}
            onClick={province ? () => onOpen(id) : undefined}
          >
            {province && <title>{province.words}</title>}
          </path>
        );
      })}
      {flows.map(({ from, to, strength, words }) => {
        const [start, end] = [middles.get(from), middles.get(to)];
        return (
          start &&
          end && (
            <path
              key={`${from} ${to}`}
              d={bow(start, end)}
              fill="none"
              stroke="var(--saphan-series-2)"
              strokeOpacity={0.55}
              strokeWidth={0.6 + 5 * Math.sqrt(strength)}
            >
              <title>{words}</title>
            </path>
          )
        );
      })}
      {shapes.map(({ key, id, middle: [x, y] }) => {
        const province = byId.get(id);
        return (
          province?.disc !== undefined && (
            <circle
              key={key}
              cx={x}
              cy={y}
              r={2 + 12 * Math.sqrt(province.disc)}
              fill="var(--saphan-ink)"
              fillOpacity={0.55}
              stroke="var(--saphan-ground)"
              pointerEvents="none"
            />
          )
        );
      })}
    </svg>
  );
}

/** Bends to the left of its way, so that there and back are two lines. */
function bow(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): string {
  const [dx, dy] = [x2 - x1, y2 - y1];
  return `M${x1} ${y1} Q${(x1 + x2) / 2 + dy * 0.18} ${(y1 + y2) / 2 - dx * 0.18} ${x2} ${y2}`;
}

function fillOf(province: ProvinceValue | undefined): string {
  if (!province) return "var(--saphan-sunken)";
  if (province.shade === null) return "url(#saphan-hatch)";
  const step = Math.min(
    Math.floor(province.shade * LEVEL_COLORS.length),
    LEVEL_COLORS.length - 1,
  );
  return LEVEL_COLORS[Math.max(step, 0)] ?? "";
}
