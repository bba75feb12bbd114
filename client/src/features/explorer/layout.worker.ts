/** Lays out large pictures beside the page, which stays responsive. */
import { placePoints, type PointsInput } from "./point-layout.ts";

self.addEventListener("message", ({ data }: MessageEvent<PointsInput>) => {
  self.postMessage(placePoints(data));
});
