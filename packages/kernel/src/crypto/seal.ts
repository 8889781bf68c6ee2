import { fail } from '../core/index.ts';
import { decrypt, encrypt, versionOf } from './aes-gcm.ts';
import { cryptoErrors } from './errors.ts';
import type { DataKey } from './keyring.ts';

/** The one cell of the database in which a sealed value opens. */
export interface SealedPlace {
  readonly tenantId: string;
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

const listOf = ({ tenantId, table, column, rowId }: SealedPlace) => ['value', tenantId, table, column, rowId];

/** Encrypts a text for one cell (S7). The same text sealed twice differs. */
export function seal(dataKey: DataKey, place: SealedPlace, text: string): Buffer {
  return encrypt(Buffer.from(text), { ...dataKey, place: listOf(place) });
}

/** Opens what `seal` made. A value moved to another row, column, table or tenant does not open, nor one that was touched. */
export function openSealed(dataKey: DataKey, place: SealedPlace, sealed: Uint8Array): string {
  if (versionOf(sealed) !== dataKey.version) fail(cryptoErrors.unknown_key);
  return decrypt(sealed, { ...dataKey, place: listOf(place) }).toString();
}
