/**
 * A stream that ends when its reader goes away. A generator by itself hears of that only when it next gives something,
 * which may be never: it would wait, or look at the database, for ever.
 */
export function stoppable<Value>(
  make: (gone: AbortSignal) => AsyncGenerator<Value, void>,
): AsyncGenerator<Value, void> {
  const gone = new AbortController();
  const stream = make(gone.signal);
  const end = stream.return.bind(stream);
  stream.return = (value) => {
    gone.abort();
    return end(value);
  };
  return stream;
}
