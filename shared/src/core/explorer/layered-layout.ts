/**
 * Where the nodes of a layered drawing stand: layers are given, the order within each is chosen so that few lines
 * cross. Barycentre sweeps of K. Sugiyama, S. Tagawa, M. Toda (1981). The same nodes and arcs, in the same order, give
 * the same drawing.
 */
export interface LayoutInput {
  /** By node: its layer, from 0; every whole number up to the largest may be used. */
  readonly layer: readonly number[];
  /** By node: the room that it takes within its layer. */
  readonly size: readonly number[];
  /** Node of one end and of the other, and how strongly they pull. */
  readonly arcs: readonly {
    readonly from: number;
    readonly to: number;
    readonly weight: number;
  }[];
}

export interface Layout {
  /** By node: the middle of its room along the layer; layers are centred on 0. */
  readonly along: Float64Array;
  /** By node: which of its layer's columns it stands in, from 0. */
  readonly column: Uint32Array;
  /** By layer: how many columns it has. */
  readonly columns: Uint32Array;
}

export interface LayoutSettings {
  readonly sweeps: number;
  /** Room between nodes. */
  readonly gap: number;
  /** A layer that takes more room stands in several columns. */
  readonly longest: number;
}
export const LAYOUT_DEFAULTS: LayoutSettings = Object.freeze({
  sweeps: 6,
  gap: 8,
  longest: Infinity,
});

interface Neighbours {
  readonly nodes: number[];
  readonly weights: number[];
}

function neighboursOf({ layer, arcs }: LayoutInput): readonly Neighbours[] {
  const found = layer.map((): Neighbours => ({ nodes: [], weights: [] }));
  for (const { from, to, weight } of arcs) {
    if (layer[from] === layer[to]) continue;
    found[from].nodes.push(to);
    found[from].weights.push(weight);
    found[to].nodes.push(from);
    found[to].weights.push(weight);
  }
  return found;
}

/** Mean place of the neighbours on the side that is looked at; its own place for a node without any. */
function barycentre(
  node: number,
  { nodes, weights }: Neighbours,
  layer: readonly number[],
  place: Float64Array,
  side: 1 | -1,
): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < nodes.length; i++) {
    if ((layer[nodes[i]] - layer[node]) * side <= 0) continue;
    sum += place[nodes[i]] * weights[i];
    total += weights[i];
  }
  return total === 0 ? place[node] : sum / total;
}

/** Places of a layer's nodes in their order, side by side and centred on 0. */
function settle(
  order: readonly number[],
  { size }: LayoutInput,
  gap: number,
  place: Float64Array,
): void {
  const length = order.reduce((sum, node) => sum + size[node] + gap, -gap);
  let at = -length / 2;
  for (const node of order) {
    place[node] = at + size[node] / 2;
    at += size[node] + gap;
  }
}

/** Cuts an order into columns no longer than `longest`, of about the same length. */
function columnsOf(
  order: readonly number[],
  { size }: LayoutInput,
  { gap, longest }: LayoutSettings,
): number[][] {
  const length = order.reduce((sum, node) => sum + size[node] + gap, 0);
  const count = Math.max(1, Math.ceil(length / longest));
  const columns: number[][] = Array.from({ length: count }, () => []);
  let at = 0;
  for (const node of order) {
    const room = size[node] + gap;
    const middle = (at + room / 2) / length;
    columns[Math.min(Math.floor(middle * count), count - 1)].push(node);
    at += room;
  }
  return columns;
}

export function layOut(
  input: LayoutInput,
  settings: LayoutSettings = LAYOUT_DEFAULTS,
): Layout {
  const { layer } = input;
  const layers = Math.max(-1, ...layer) + 1;
  const place = new Float64Array(layer.length);
  const orders: number[][] = Array.from({ length: layers }, () => []);
  layer.forEach((at, node) => orders[at].push(node));
  for (const order of orders) settle(order, input, settings.gap, place);
  const neighbours = neighboursOf(input);
  const sortLayer = (at: number, side: 1 | -1): void => {
    const pull = new Map(
      orders[at].map((node) => [
        node,
        barycentre(node, neighbours[node], layer, place, side),
      ]),
    );
    const pullOf = (node: number) => pull.get(node) ?? 0;
    orders[at].sort((a, b) => pullOf(a) - pullOf(b) || place[a] - place[b]);
    settle(orders[at], input, settings.gap, place);
  };
  for (let sweep = 0; sweep < settings.sweeps; sweep++)
    if (sweep % 2 === 0) for (let at = 1; at < layers; at++) sortLayer(at, -1);
    else for (let at = layers - 2; at >= 0; at--) sortLayer(at, 1);
  const column = new Uint32Array(layer.length);
  const columns = Uint32Array.from(orders, (order) => {
    const cut = columnsOf(order, input, settings);
    cut.forEach((nodes, i) => {
      for (const node of nodes) column[node] = i;
      settle(nodes, input, settings.gap, place);
    });
    return cut.length;
  });
  return { along: place, column, columns };
}
