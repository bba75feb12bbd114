/** Style sheets have no meaning in jsdom: every class is called by its own name. */
const classes: unknown = new Proxy({}, { get: (_target, name) => name });

// A CSS module has a default export.
// eslint-disable-next-line import-x/no-default-export
export default classes;
