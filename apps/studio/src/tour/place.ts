/** What two fields say of a place: two numbers, nothing, or something that is no place. */
export type TypedPlace = { latitude: number; longitude: number } | null | 'wrong';

/** Reads degrees with a point or a comma; both in the first field, as maps copy them, count too. */
export function readPlace(latitude: string, longitude: string): TypedPlace {
  if (longitude.trim() === '') {
    // Where there is no point, a comma may be one.
    const parts = latitude.trim().split(latitude.includes('.') ? /[,;\s]+/ : /[;\s]+/);
    if (parts.length === 2) return parts[1] ? readPlace(parts[0]!, parts[1]) : 'wrong';
  }
  if (latitude.trim() === '' && longitude.trim() === '') return null;
  const [north, east] = [latitude, longitude].map((text) => (text.trim() === '' ? Number.NaN : Number(text.trim().replace(',', '.'))));
  const isPlace = Math.abs(north!) <= 90 && Math.abs(east!) <= 180;
  return isPlace ? { latitude: north!, longitude: east! } : 'wrong';
}
