// Starts a worker from its TypeScript source, which a worker thread cannot load by itself. Not used, and so not
// emitted, in production: there the emitted JavaScript is started.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.file);
