import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { FindPlace } from '@belvedere/kernel';
import { Reader, type CityResponse } from 'mmdb-lib';

const NOWHERE = { country: null, city: null };

/**
 * A file in MaxMind's format that knows countries, and cities where it has them. It is read whole, so that an address is looked up in
 * memory and nobody else hears of it.
 */
export async function openGeography(path: string): Promise<FindPlace> {
  const file = new Reader<CityResponse>(await readFile(path));
  const { databaseType } = file.metadata;
  if (!/city|country|enterprise/i.test(databaseType))
    throw new Error(`${path} is a file of ${databaseType}; one of cities or countries is wanted`);
  return (address) => {
    if (isIP(address) === 0) return NOWHERE;
    const found = file.get(address.replace(/^::ffff:(?=\d+\.)/i, ''));
    const country = found?.country?.iso_code;
    const names: { en?: string } | undefined = found?.city?.names;
    return {
      country: country !== undefined && /^[A-Z]{2}$/.test(country) ? country : null,
      city: names?.en?.slice(0, 100) ?? null,
    };
  };
}
