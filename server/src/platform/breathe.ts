/** Between two parts of long work other requests have their turn. */
export const breathe = (): Promise<void> => new Promise(setImmediate);
