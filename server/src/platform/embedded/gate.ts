/** Who may write to a collection: many commands side by side, or one that needs it for itself over several commits. */
export interface Gate {
  shared<T>(work: () => Promise<T>): Promise<T>;
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(): Gate {
  const sharing = new Set<Promise<unknown>>();
  let closed: Promise<unknown> | undefined;

  async function shared<T>(work: () => Promise<T>): Promise<T> {
    while (closed) await closed;
    const running = work();
    sharing.add(running);
    try {
      return await running;
    } finally {
      sharing.delete(running);
    }
  }

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    while (closed) await closed;
    const running = Promise.allSettled(sharing).then(work);
    const settled = running.then(
      () => undefined,
      () => undefined,
    );
    closed = settled;
    try {
      return await running;
    } finally {
      closed = undefined;
    }
  }

  return { shared, alone };
}
