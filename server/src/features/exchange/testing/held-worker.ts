/**
 * A process that works on imports and waits before everything that it asks of the store, until it is let go on by one:
 * so that another can act at any moment of its work. No time passes by itself.
 */
import { createImportService, type ImportService } from "../import.service.ts";
import type { ImportRecord } from "../import.store.ts";
import {
  processOn,
  type ExchangeStores,
  type NetworkUnderTest,
} from "./network-under-test.ts";

export interface HeldWorker {
  readonly service: ImportService;
  /** Begins an act; nothing is asked of the store before it is let go on. */
  readonly begin: (act: (service: ImportService) => Promise<unknown>) => void;
  /** Lets it do one more thing. False where it is at its end. */
  readonly step: () => Promise<boolean>;
  /** To its end. The number of steps that it took. */
  readonly finish: () => Promise<number>;
  /** As by `kill -9`: it does nothing more. */
  readonly kill: () => Promise<void>;
  readonly isKilled: () => boolean;
  /** As if it had looked at the import, and found nobody at it. */
  readonly suspect: (record: ImportRecord) => void;
  /** What became of the act: undefined before its end, and where it was killed. */
  readonly outcome: () => PromiseSettledResult<unknown> | undefined;
}

interface Waiting {
  readonly go: () => void;
  readonly die: () => void;
}

export function openHeldWorker(network: NetworkUnderTest): HeldWorker {
  const waiting: Waiting[] = [];
  let arrive: (() => void) | undefined;
  let killed = false;
  const dead = () => new Error("this process was killed");
  const gate = (): Promise<void> =>
    new Promise((go, fail) => {
      const die = () => {
        fail(dead());
      };
      if (killed) return void die();
      waiting.push({ go, die });
      arrive?.();
    });
  /** What is read piece by piece is let through. */
  const held = <Store extends object>(store: Store): Store =>
    Object.fromEntries(
      Object.entries(store).map(([name, call]: [string, unknown]) => [
        name,
        name.startsWith("scan")
          ? call
          : async (...given: readonly unknown[]): Promise<unknown> => {
              await gate();
              return (call as (...given: readonly unknown[]) => unknown)(
                ...given,
              );
            },
      ]),
    ) as Store;

  const stores = Object.fromEntries(
    Object.entries(network.stores).map(([name, store]) => [name, held(store)]),
  ) as unknown as ExchangeStores;
  const { ledger, snapshot } = processOn(stores, network.clock.now);
  const service = createImportService({
    ...network,
    ...stores,
    ledger,
    snapshot,
    onError: () => undefined,
  });
  let ended: Promise<void> = Promise.resolve();
  let isOver = true;
  let outcome: PromiseSettledResult<unknown> | undefined;

  /** It waits again, or is at its end. */
  const rest = async (): Promise<void> => {
    if (waiting.length > 0) return;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await Promise.race([arrived, ended]);
  };
  const step = async (): Promise<boolean> => {
    await rest();
    const next = waiting.shift();
    if (!next) return false;
    next.go();
    await rest();
    return !isOver || waiting.length > 0;
  };
  return {
    service,
    begin: (act) => {
      isOver = false;
      outcome = undefined;
      ended = (async () => {
        // A process that starts, or that is asked something, first learns what there is.
        const [settled] = await Promise.allSettled([
          ledger.follow().then(() => act(service)),
        ]);
        await service.idle();
        if (!killed) outcome = settled;
        isOver = true;
      })();
    },
    step,
    finish: async () => {
      let steps = 0;
      for (; await step(); steps++);
      return steps;
    },
    kill: async () => {
      killed = true;
      for (const { die } of waiting.splice(0)) die();
      await ended;
    },
    isKilled: () => killed,
    suspect: (record) => {
      service.isLeft(record);
    },
    outcome: () => outcome,
  };
}
