/**
 * The sphere in bins of one solid angle: 32 bands around the vertical axis, each cut into as many bins as its middle is long (64 at the horizon, as
 * in a sinusoidal map). The bounds of the bands are set so that every bin has the same share of the sphere, exactly. The scheme is stored with
 * the sums by nothing but the numbers of bins: it never changes.
 */
const BANDS = 32;
const AROUND = 64;
const RADIANS = Math.PI / 180;

/** Bins of each band, from the zenith down. */
const counts = Array.from({ length: BANDS }, (_, n) => Math.round(AROUND * Math.sin(((n + 0.5) * Math.PI) / BANDS)));
/** The first bin of each band, and behind the last one how many there are. */
const firsts = [0];
for (const count of counts) firsts.push(firsts.at(-1)! + count);

export const BINS = firsts[BANDS]!;
/** Of each bin, in steradians. */
export const SOLID_ANGLE = (4 * Math.PI) / BINS;

/** By Archimedes a share of the height of a sphere is the same share of its surface. */
const topOf = (band: number): number => 1 - (2 * firsts[band]!) / BINS;

/** In degrees, as everywhere: yaw to the right, pitch upwards. */
export function binOf({ yaw, pitch }: { yaw: number; pitch: number }): number {
  const height = Math.sin(pitch * RADIANS);
  let band = 0;
  while (band < BANDS - 1 && height <= topOf(band + 1)) band++;
  const count = counts[band]!;
  const turn = (((yaw + 180) % 360) + 360) % 360;
  return firsts[band]! + Math.min(count - 1, Math.floor((turn / 360) * count));
}

export interface BinBounds {
  yawFrom: number;
  yawTo: number;
  pitchFrom: number;
  pitchTo: number;
}

/** Where a bin lies; undefined when there is none of that number. */
export function boundsOf(bin: number): BinBounds | undefined {
  const band = firsts.findIndex((first, n) => n < BANDS && bin >= first && bin < firsts[n + 1]!);
  if (band === -1) return undefined;
  const width = 360 / counts[band]!;
  const yawFrom = (bin - firsts[band]!) * width - 180;
  const pitch = (height: number) => Math.asin(Math.min(1, Math.max(-1, height))) / RADIANS;
  return { yawFrom, yawTo: yawFrom + width, pitchFrom: pitch(topOf(band + 1)), pitchTo: pitch(topOf(band)) };
}
