/** The product and its peers run as `npm start` runs them. Imported before all that reads it. */
import { spareDevelopmentChecks } from "../src/environment.ts";

spareDevelopmentChecks();
