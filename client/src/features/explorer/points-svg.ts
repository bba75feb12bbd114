/** The points of a large picture as a drawing of their own: what the graphics card has drawn cannot be taken along. */
import type Graph from "graphology";

const SCALE = 9;
const MARGIN = 20;
const SPACE = "http://www.w3.org/2000/svg";

export function pointsSvg(graph: Graph): SVGSVGElement {
  const place = (node: string): readonly [number, number] => [
    Number(graph.getNodeAttribute(node, "x")) * SCALE,
    Number(graph.getNodeAttribute(node, "y")) * -SCALE,
  ];
  const places = graph.nodes().map(place);
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const least = (values: readonly number[]) =>
    values.reduce((a, b) => Math.min(a, b), Infinity) - MARGIN;
  const most = (values: readonly number[]) =>
    values.reduce((a, b) => Math.max(a, b), -Infinity) + MARGIN;
  const [left, top] = [least(xs), least(ys)];
  const make = (name: string, attributes: Record<string, number | string>) => {
    const element = document.createElementNS(SPACE, name);
    for (const [key, value] of Object.entries(attributes))
      element.setAttribute(key, String(value));
    return element;
  };
  const drawing = document.createElementNS(SPACE, "svg");
  drawing.setAttribute(
    "viewBox",
    [left, top, most(xs) - left, most(ys) - top].join(" "),
  );
  graph.forEachEdge((_edge, { color, size }, from, to) => {
    const [[x1, y1], [x2, y2]] = [place(from), place(to)];
    drawing.append(
      make("line", {
        x1,
        y1,
        x2,
        y2,
        stroke: String(color),
        "stroke-width": Number(size),
      }),
    );
  });
  graph.forEachNode((node, { color, size, label }) => {
    const [cx, cy] = place(node);
    const point = make("circle", {
      cx,
      cy,
      r: Number(size),
      fill: String(color),
    });
    const title = document.createElementNS(SPACE, "title");
    title.textContent = String(label);
    point.append(title);
    drawing.append(point);
  });
  return drawing;
}
