/** Starts a worker thread from its source in development and tests, from what was compiled in production. */
import { Worker, type WorkerOptions } from "node:worker_threads";

/** `source`: address of the worker's TypeScript file. `data` is its `workerData`, with the file's own address. */
export function startWorker(
  source: URL,
  data: Readonly<Record<string, unknown>>,
  options: Pick<WorkerOptions, "resourceLimits" | "transferList"> = {},
): Worker {
  const fromSource = import.meta.url.endsWith(".ts");
  const file = fromSource
    ? source
    : new URL(source.href.replace(/\.ts$/, ".js"));
  return new Worker(
    // From source a worker needs a loader: see there.
    fromSource ? new URL("./worker-boot.mjs", import.meta.url) : file,
    {
      ...options,
      workerData: { ...data, file: file.href },
      execArgv: fromSource ? ["--conditions=@saphan/source"] : [],
    },
  );
}
