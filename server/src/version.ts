/** The product's version, as the page and exports name it. */
export const VERSION = "0.1.0";
