/** From rarely to often: lightness grows all the way, so that it is told apart without seeing colours too (after “inferno”). */
const STOPS = [
  [40, 11, 84],
  [101, 21, 110],
  [159, 42, 99],
  [212, 72, 66],
  [245, 125, 21],
  [250, 193, 39],
  [252, 255, 164],
] as const;

/** Red, green and blue of a share from 0 to 1. */
export function heatColor(share: number): [number, number, number] {
  const at = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
  const from = STOPS[Math.floor(at)] ?? STOPS[0];
  const to = STOPS[Math.ceil(at)] ?? from;
  const mix = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * (at - Math.floor(at)));
  return [mix(0), mix(1), mix(2)];
}

export const HEAT_GRADIENT = `linear-gradient(90deg, ${STOPS.map((stop) => `rgb(${stop.join(' ')})`).join(', ')})`;
