import { EnvironmentError, readEnvironment } from "./environment.ts";
import { run } from "./run.ts";

try {
  await run(readEnvironment());
} catch (error) {
  process.stderr.write(
    `${error instanceof EnvironmentError ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
