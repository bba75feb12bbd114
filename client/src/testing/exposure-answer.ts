/** What the server answers to a page of exposure. */
const both = (name: string) => ({ en: name, th: `${name} (ไทย)` });

export const anExposedSite = (id: string, mainSegment = "plastics") => ({
  id,
  key: id.toUpperCase(),
  province: "TH-21",
  mainSegment,
  name: both(`Plant ${id}`),
  entity: { id: `e-${id}`, name: both(`Firm ${id}`) },
});

export function anExposure(changes: Readonly<Record<string, unknown>> = {}) {
  const own = anExposedSite("own", "vehicle_assembly");
  const shop = anExposedSite("shop", "body_stamping");
  const plater = anExposedSite("plater", "materials_surface");
  return {
    indicators: ["sd_welfare_committee_status"],
    damping: 0.5,
    site: null,
    origins: 2,
    low: 0.12,
    high: 0.71,
    value: 0.3,
    assumed: 0.43,
    sweeps: 0,
    residual: 0,
    converged: true,
    basis: {
      known: 0.41,
      silent: 0.1,
      notAsked: 0,
      notShared: 0.29,
      unnamed: 0.2,
    },
    tiers: [
      { tier: "1", sites: 3, influence: 0.5, low: 0.05, high: 0.3 },
      { tier: "2", sites: 2, influence: 0.3, low: 0.07, high: 0.21 },
    ],
    gates: [{ site: shop, influence: 0.6, low: 0.08, high: 0.4 }],
    sources: [
      {
        site: plater,
        tier: "2",
        influence: 0.07,
        concernLow: 1,
        concernHigh: 1,
        low: 0.07,
        high: 0.07,
        standing: "answered",
      },
    ],
    unknown: [
      {
        site: shop,
        tier: "1",
        influence: 0.2,
        concernLow: 0,
        concernHigh: 1,
        low: 0,
        high: 0.2,
        standing: "not_shared",
      },
    ],
    paths: {
      sites: [own, shop, plater],
      tiers: ["0", "1", "2"],
      covered: 0.9,
      certain: 1,
      isCutOff: false,
      paths: [{ sites: [0, 1, 2], links: [0.4, 1], share: 0.38 }],
      groups: [
        {
          tiers: ["0", "1", "2"],
          segments: ["vehicle_assembly", "body_stamping", "materials_surface"],
          sites: [1, 3, 2],
          paths: [0],
          share: 0.38,
        },
      ],
    },
    ...changes,
  };
}

const value = (indicator: string, choice: number | null) => ({
  indicator,
  standing: choice === null ? "not_shared" : "answered",
  value: null,
  choice,
  verification: choice === null ? null : 1,
  period: choice === null ? null : "2026-Q2",
  conflict: false,
});

export function someBottlenecks(
  changes: Readonly<Record<string, unknown>> = {},
) {
  const site = anExposedSite("plater", "materials_surface");
  const customer = anExposedSite("shop", "body_stamping");
  const values = [
    value("sd_maturity_level", 1),
    value("hrdd_embed_level", null),
  ];
  return {
    by: "site",
    origins: 2,
    tiers: ["1", "2", "3"],
    critical: {
      total: 12,
      reaching: 4,
      nodes: [
        {
          site,
          tier: "3",
          origins: 1,
          families: 1,
          stopped: 3,
          nearest: "0",
          customersTotal: 4,
          customers: [customer],
          lost: [
            {
              origins: 1,
              family: { key: "stamped_part", kind: "part_family" },
            },
          ],
          values,
        },
      ],
    },
    singleSources: {
      total: 1,
      inputs: 20,
      unknown: 9,
      nodes: [
        {
          site,
          tier: "3",
          customer,
          customerTier: "2",
          flow: 0.02,
          family: { key: "", kind: "unknown" },
          values,
        },
      ],
    },
    between: { total: 0, pairs: 40, nodes: [] },
    ...changes,
  };
}
