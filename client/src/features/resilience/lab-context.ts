/** The network that the lab works on, as all of its parts use it. */
import { createContext, use } from "react";
import type { Lab_NetworkFragment } from "../../__generated__/operations.ts";
import type { LabNetwork } from "./lab-network.ts";

export interface LabScene {
  readonly network: LabNetwork;
  readonly lens: Lab_NetworkFragment["lens"];
  readonly period: string;
  readonly asOf: string;
  readonly seq: number;
  readonly groups: ReadonlyMap<string, string>;
  readonly groupName: (id: string) => string;
}

export const LabContext = createContext<LabScene | undefined>(undefined);

export function useLab(): LabScene {
  const scene = use(LabContext);
  if (!scene) throw new RangeError("no lab around this component");
  return scene;
}
