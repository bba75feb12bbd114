export const USAGE = `npm run saphan -- COMMAND

  import FILE --as LOGIN [--dry-run] [--valid-rows] [--answers FILE.json] [--report FILE.csv]
      Plans an Excel file or a zip of CSVs and publishes it. --dry-run stops after the plan; --valid-rows leaves out
      what is refused or waits for an answer; --answers holds {"question": "option"}; --report writes all that the plan says.
      Exit code 0: published, or nothing to change; 2: rows are refused; 3: questions are open.
  undo SEQ --as LOGIN [--dry-run]
      Takes back what the import with this number in the ledger has set; undoing an undo brings it back.
      Exit code 2: it cannot be done.
  export workbook --as LOGIN --out FILE.xlsx|FILE.zip
  export figures --as LOGIN --out FILE.csv [--lens KEY] [--period 2026-Q2] [--as-of 2026-06-30] [--seq N]
      [--by tier,province]
  export template --as LOGIN --out FILE.xlsx|FILE.zip [--language en|th]
      --out - writes to the standard output.
  user add LOGIN --role buyer|programme|supplier|administrator --organisation KEY [--name NAME] [--language en|th]
      [--data-right]
      Reads the password from the standard input. An administrator belongs to the registry and needs no organisation.
  seed [--profile tiny|demo|large] [--sites N] [--seed N]
      Makes the fictional demo of an empty store, or goes on with the one that was begun there.
  backup DIR
      Copies the store, also while a server runs on it, into a new folder: a file of BSON for each collection, with
      checksums. Nobody's session is copied. It holds everything that the store holds: keep it as safe.
  restore DIR
      Fills an empty store from a backup; no server may run on it.
  migrate
      Brings the store to the schema that this program reads; no server may run on it.
  store
      Runs the embedded store alone, until it is interrupted, and prints the MONGODB_URI for servers beside it.

The store is the one of DATA_DIR or MONGODB_URI; if a server runs on it, the command works beside it.
`;
