/** Who may write to a collection: many commands side by side, or one that needs it for itself over several commits. */
export interface Gate {
  shared<T>(work: () => Promise<T>): Promise<T>;
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  const inside = new Set<Promise<unknown>>();
  let closed: Promise<unknown> | undefined;
  return {
    async shared(work) {
      while (closed) await closed;
      const running = work();
      inside.add(running);
      try {
        return await running;
      } finally {
        inside.delete(running);
      }
    },
    async alone(work) {
      while (closed) await closed;
      const running = Promise.allSettled(inside).then(work);
      closed = Promise.allSettled([running]);
      try {
        return await running;
      } finally {
        closed = undefined;
      }
    },
  };
}
