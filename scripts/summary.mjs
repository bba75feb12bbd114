/** Jest reporter: whether parity with MongoDB was verified, then `N passed, N failed` as the last line. */
export default class Summary {
  onRunComplete(_contexts, results) {
    // At exit, because jest's own summary reporter is always the last of the reporters.
    process.once("exit", () => this.print(results));
  }

  print(results) {
    const mongo = process.env.MONGODB_URI_TEST ?? process.env.MONGOD_BINARY;
    console.log(
      mongo
        ? `parity with MongoDB: verified on ${mongo.replace(/\/\/[^@/]*@/, "//")}`
        : "parity with MongoDB: unverified in this run (set MONGODB_URI_TEST or MONGOD_BINARY)",
    );
    // A suite that does not load has no tests, so it would not count as failed.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    console.log(`${results.numPassedTests} passed, ${failed} failed`);
  }
}
