/**
 * All that stores may ask of a database. The typed wrapper (`database.ts`) derives its options from this constant and
 * the embedded store its allow-list, so the two cannot differ: what is not named here is refused, with its name.
 */
export const DATABASE_OPERATIONS = {
  /** Every command with the fields that it may have beside its own name and `anyCommand`. */
  commands: {
    hello: ["helloOk", "client", "compression", "backpressure"],
    ping: [],
    insert: ["documents", "ordered"],
    update: ["updates", "ordered"],
    delete: ["deletes", "ordered"],
    findAndModify: ["query", "update", "new", "upsert", "remove"],
    find: ["filter", "sort", "projection", "limit", "batchSize", "singleBatch"],
    getMore: ["collection", "batchSize"],
    killCursors: ["cursors"],
    count: ["query"],
    createIndexes: ["indexes"],
  },
  anyCommand: ["$db", "readConcern", "writeConcern"],
  concerns: {
    readConcern: { level: ["local", "majority"] },
    writeConcern: { w: [1, "majority"], j: [true, false] },
  },
  statements: {
    updates: ["q", "u", "upsert", "multi"],
    deletes: ["q", "limit"],
  },
  index: ["key", "name", "unique"],
  directions: [1, -1],
  /** By the operand that each takes. A bare value means equality. */
  queryOperators: {
    $in: "values",
    $gt: "value",
    $gte: "value",
    $lt: "value",
    $lte: "value",
    $ne: "value",
    $exists: "flag",
  },
  /** By what stands behind each field name. */
  updateOperators: {
    $set: "value",
    $unset: "nothing",
    $inc: "number",
    $setOnInsert: "value",
  },
} as const;

export type QueryOperator = keyof typeof DATABASE_OPERATIONS.queryOperators;
export type UpdateOperator = keyof typeof DATABASE_OPERATIONS.updateOperators;
export type Direction = (typeof DATABASE_OPERATIONS.directions)[number];
