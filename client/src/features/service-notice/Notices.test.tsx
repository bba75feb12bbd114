import { afterEach, expect, jest, test } from "@jest/globals";
import { act, screen } from "@testing-library/react";
import { REQUEST_FAILED } from "../../lib/request-failed.ts";
import { renderRoute } from "../../testing/render.tsx";
import { ServiceNotice } from "./ServiceNotice.tsx";

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
  jest.useRealTimers();
});

const since = "2026-11-22T05:30:00.000Z";
const withTrouble = (state: string) =>
  Promise.resolve({
    json: () => Promise.resolve({ troubles: [{ state, since }] }),
  } as Response);
const wellAgain = () =>
  Promise.resolve({ json: () => Promise.resolve({}) } as Response);

test("a request that failed makes the page look what is wrong, until all is well again", async () => {
  jest.useFakeTimers();
  const asked = jest.fn<typeof fetch>();
  globalThis.fetch = asked
    .mockImplementationOnce(() => Promise.reject(new TypeError("no server")))
    .mockImplementationOnce(() => withTrouble("database_lost"))
    .mockImplementationOnce(() => withTrouble("read_only"))
    .mockImplementation(wellAgain);
  renderRoute(<ServiceNotice />, { stubs: {} });
  expect(screen.queryByRole("alert")).toBeNull();
  const next = () => act(() => jest.advanceTimersByTimeAsync(3_000));

  await act(async () => {
    dispatchEvent(new Event(REQUEST_FAILED));
    dispatchEvent(new Event(REQUEST_FAILED));
    await jest.advanceTimersByTimeAsync(0);
  });
  expect(screen.getByRole("alert").textContent).toContain("does not answer");
  expect(asked).toHaveBeenCalledTimes(1);
  await next();
  expect(screen.getByRole("alert").textContent).toContain("22 Nov 2026, 12:30");
  await next();
  expect(screen.getByRole("alert").textContent).toContain(
    "Nothing can be saved",
  );
  await next();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(asked).toHaveBeenCalledTimes(4);
});

test("a clock that was set, after which nothing fails, is told within a minute", async () => {
  jest.useFakeTimers();
  globalThis.fetch = jest
    .fn<typeof fetch>()
    .mockImplementationOnce(() => withTrouble("clock_set"))
    .mockImplementation(wellAgain);
  renderRoute(<ServiceNotice />, { stubs: {} });
  await act(() => jest.advanceTimersByTimeAsync(59_000));
  expect(screen.queryByRole("alert")).toBeNull();
  await act(() => jest.advanceTimersByTimeAsync(1_000));
  expect(screen.getByRole("alert").textContent).toContain("clock was set");
  await act(() => jest.advanceTimersByTimeAsync(3_000));
  expect(screen.queryByRole("alert")).toBeNull();
});

test("says it in Thai", async () => {
  jest.useFakeTimers();
  globalThis.fetch = jest
    .fn<typeof fetch>()
    .mockImplementationOnce(() => withTrouble("read_only"))
    .mockImplementation(wellAgain);
  renderRoute(<ServiceNotice />, { stubs: {}, locale: "th" });
  await act(async () => {
    dispatchEvent(new Event(REQUEST_FAILED));
    await jest.advanceTimersByTimeAsync(0);
  });
  expect(screen.getByRole("alert").textContent).toContain("บันทึกไม่ได้ตั้งแต่");
  await act(() => jest.advanceTimersByTimeAsync(3_000));
});
