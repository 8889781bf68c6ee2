import { commonErrors, fail } from './errors.ts';

/** A place on the earth is two numbers or none (0.7); `names` are those of the fields. */
export function checkPlace(
  place: { latitude?: number | null | undefined; longitude?: number | null | undefined },
  names = ['latitude', 'longitude'],
): void {
  const isMissing = [place.latitude, place.longitude].map((value) => (value ?? null) === null);
  if (isMissing[0] === isMissing[1]) return;
  fail(commonErrors.invalid_input, { fields: { [names[isMissing[0] ? 0 : 1]!]: 'A place has a latitude and a longitude, or neither.' } });
}
