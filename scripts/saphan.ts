/** The command line: `npm run saphan -- COMMAND …`. What it may be asked is in `commands/usage.ts`. */
import { runCommand } from "./commands/run-command.ts";

process.exitCode = await runCommand(process.argv.slice(2));
