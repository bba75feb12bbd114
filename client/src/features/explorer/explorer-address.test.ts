import { describe, expect, test } from "@jest/globals";
import {
  needsCriticality,
  pictureInput,
  readAddress,
} from "./explorer-address.ts";

const read = (search: string) => readAddress(new URLSearchParams(search));
const asked = (search: string) =>
  pictureInput(
    read(search),
    { filter: undefined, params: new URLSearchParams(search) },
    (id) => id === "train_coverage",
  );

describe("the address of the network", () => {
  test("asks for product groups by tier and how well they answer, if it says nothing", () => {
    expect(asked("")).toEqual({
      by: "segment",
      byTier: true,
      mostGroups: 12,
      mostSites: 60,
      shade: "coverage",
    });
    expect(needsCriticality(read(""))).toBe(false);
  });

  test("draws first what is most critical where it sizes by that, and asks for it there and in the table alone", () => {
    expect(asked("scale=criticality")).toMatchObject({
      importance: "criticality",
    });
    expect(asked("scale=flow")).not.toHaveProperty("importance");
    expect(needsCriticality(read("scale=criticality"))).toBe(true);
    expect(needsCriticality(read("view=table"))).toBe(true);
    expect(needsCriticality(read("view=flow"))).toBe(false);
  });

  test("sizes no map by share of flow, which says nothing without tiers", () => {
    expect(read("view=map&scale=flow").scale).toBe("headcount");
    expect(read("view=tiers&scale=flow").scale).toBe("flow");
  });

  test.each(["depth=-1", "depth=1.5", "depth=x", "detail=4", "view=x&scale=y"])(
    "reads %s as if it were not there",
    (search) => {
      expect(asked(search)).toEqual(asked(""));
    },
  );
});
