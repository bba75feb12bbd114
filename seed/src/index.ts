export { DEMO_PASSWORD, type LoadProgress } from "./load/load-seed.ts";
export {
  chooseSeed,
  PROFILES,
  seedStateOf,
  seedStore,
  type Profile,
  type SeedChoice,
} from "./seed-store.ts";
