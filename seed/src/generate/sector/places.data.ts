/**
 * Where plants stand: weights of domain.md 4.4 [M], a point among each province's industrial estates, the share of
 * migrants against the tier's mean (odds), and an invented daily minimum wage in baht.
 */
export interface Place {
  readonly province: string;
  readonly weight: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly migrantOdds: number;
  readonly minimumWage: number;
}

const place = (
  province: string,
  weight: number,
  latitude: number,
  longitude: number,
  migrantOdds: number,
  minimumWage: number,
): Place => ({
  province,
  weight,
  latitude,
  longitude,
  migrantOdds,
  minimumWage,
});

export const PLACES: readonly Place[] = [
  place("TH-11", 24, 13.62, 100.72, 1.3, 400),
  place("TH-21", 20, 12.98, 101.14, 0.8, 400),
  place("TH-20", 20, 13.24, 101.07, 1, 400),
  place("TH-24", 10, 13.64, 101.12, 0.9, 400),
  place("TH-10", 7, 13.74, 100.72, 1.2, 400),
  place("TH-13", 6, 14.08, 100.62, 1, 372),
  place("TH-14", 5, 14.29, 100.65, 0.6, 357),
  place("TH-25", 4, 14, 101.66, 0.7, 357),
  place("TH-74", 2, 13.57, 100.26, 2.6, 372),
  place("TH-73", 1, 13.79, 100.13, 1.6, 372),
  // The one per cent of "others".
  place("TH-19", 0.3, 14.53, 100.9, 0.9, 357),
  place("TH-30", 0.3, 14.93, 102.06, 0.3, 359),
  place("TH-70", 0.2, 13.56, 99.83, 1.5, 357),
  place("TH-51", 0.2, 18.55, 99.03, 0.6, 352),
];
