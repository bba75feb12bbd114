/** The worker thread in which the embedded store runs, so that its work does not hold up the server's. */
import { parentPort, workerData } from "node:worker_threads";
import { startServer } from "./server.ts";

const { folder } = workerData as { readonly folder: string };
const started = await startServer(folder);
if ("owner" in started) {
  parentPort!.postMessage({ owner: started.owner });
} else {
  parentPort!.once("message", () => {
    void started.close().then(() => process.exit(0));
  });
  parentPort!.postMessage({ socket: started.socket });
}
