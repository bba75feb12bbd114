/** Runs one command after the other: what takes longest in a process of its own is to load what it runs. */
import { Readable } from "node:stream";
import { runCommand } from "../commands/run-command.ts";
import type { Call, Finished } from "./command-line.ts";

/** Takes what is written to a stream until it is put back. */
function take(stream: NodeJS.WriteStream): () => string {
  const write = stream.write.bind(stream);
  const pieces: Buffer[] = [];
  stream.write = (piece: Uint8Array | string, ...more: unknown[]) => {
    pieces.push(Buffer.from(piece as string));
    const done = more.at(-1);
    if (typeof done === "function") process.nextTick(done);
    return true;
  };
  return () => {
    stream.write = write;
    return Buffer.concat(pieces).toString();
  };
}

async function run({ folder, words, input }: Call): Promise<Finished> {
  process.env["DATA_DIR"] = folder;
  Object.defineProperty(process, "stdin", {
    configurable: true,
    value: Readable.from([input]),
  });
  const [out, err] = [take(process.stdout), take(process.stderr)];
  const code = await runCommand(words);
  return { out: out(), err: err(), code };
}

let last: Promise<unknown> = Promise.resolve();
process.on("message", ({ number, ...call }: Call & { number: number }) => {
  last = last.then(async () => {
    process.send?.({ number, ...(await run(call)) });
  });
});
