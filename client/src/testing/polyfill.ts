import { TextDecoder, TextEncoder } from "node:util";

// What jsdom lacks and our libraries need: text coding (router), media queries (UI kit), a layout (charts, lists).
Object.assign(globalThis, { TextDecoder, TextEncoder });
Object.defineProperty(window, "matchMedia", {
  writable: true,
  value: (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }),
});
globalThis.ResizeObserver ??= class {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
};
// There is no server: a test that fetches a file says what comes.
globalThis.fetch ??= () => Promise.reject(new Error("no server"));
const [width, height] = [800, 400];
HTMLElement.prototype.getBoundingClientRect = () => ({
  x: 0,
  y: 0,
  left: 0,
  top: 0,
  right: width,
  bottom: height,
  width,
  height,
  toJSON: () => ({}),
});
for (const [name, value] of [
  ["offsetWidth", width],
  ["offsetHeight", height],
  ["clientWidth", width],
  ["clientHeight", height],
] as const)
  Object.defineProperty(HTMLElement.prototype, name, {
    configurable: true,
    get: () => value,
  });

// jsdom lays nothing out: there is nowhere to scroll to.
Element.prototype.scrollIntoView = () => undefined;
