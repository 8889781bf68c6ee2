/** Footprints that the table holds: 0.4, 0.48 … 1.6 source pixels wide. */
const FOOTPRINTS = 16;
const SMALLEST = 0.4;
const STEP = 0.08;
/** Positions between two source pixels that the table holds. */
export const FRACTIONS = 128;
/** What the four weights of an entry add up to. */
export const UNIT = 16384;

/** The index of the footprint nearest to a width in source pixels. */
export function footprintIndex(width: number): number {
  const index = (width - SMALLEST) / STEP + 0.5;
  return index < 0 ? 0 : index >= FOOTPRINTS ? FOOTPRINTS - 1 : index | 0;
}

/**
 * The filter: the source is read as a Catmull-Rom curve, and averaged over the stretch of it that an output pixel covers.
 * So the centre of a face, where 1.27 source pixels fall on one, does not alias, and its corners, where 0.6 do, stay sharp.
 *
 * Entry `fraction · 16 + footprint` holds the weights of the pixels at −1, 0, 1 and 2.
 */
export function filterWeights(): Int16Array {
  const table = new Int16Array(FRACTIONS * FOOTPRINTS * 4);
  for (let fraction = 0; fraction < FRACTIONS; fraction++) {
    for (let footprint = 0; footprint < FOOTPRINTS; footprint++) {
      const half = (SMALLEST + footprint * STEP) / 2;
      const weights = [-1, 0, 1, 2].map((tap) => {
        const distance = tap - fraction / FRACTIONS;
        return catmullRomIntegral(distance + half) - catmullRomIntegral(distance - half);
      });
      const sum = weights.reduce((a, b) => a + b);
      const rounded = weights.map((weight) => Math.round((weight / sum) * UNIT));
      // The rounding error goes to the larger middle weight: a flat surface must come out as it was.
      const largest = fraction < FRACTIONS / 2 ? 1 : 2;
      rounded[largest] = UNIT - rounded.reduce((rest, weight, tap) => (tap === largest ? rest : rest + weight), 0);
      table.set(rounded, (fraction * FOOTPRINTS + footprint) * 4);
    }
  }
  return table;
}

/** ∫ of the Catmull-Rom kernel from 0 to x. */
function catmullRomIntegral(x: number): number {
  const d = Math.min(Math.abs(x), 2);
  const value = d < 1 ? ((0.375 * d - 2.5 / 3) * d * d + 1) * d : (((-0.125 * d + 2.5 / 3) * d - 2) * d + 2) * d - 1 / 6;
  return x < 0 ? -value : value;
}
