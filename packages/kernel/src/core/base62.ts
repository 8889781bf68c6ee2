import { randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The bytes as one big-endian number in base62, padded with zeros to `width` digits. */
export function toBase62(bytes: Uint8Array, width: number): string {
  let rest = bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  let text = '';
  for (; rest > 0n; rest /= 62n) text = DIGITS.charAt(Number(rest % 62n)) + text;
  return text.padStart(width, '0');
}

/** Random digits; 5.95 bits each. */
export function randomBase62(length: number): string {
  return Array.from({ length }, () => DIGITS.charAt(randomInt(62))).join('');
}

/** CRC-32 of a text as six base62 digits: finds typing mistakes, proves nothing. */
export function checksum62(text: string): string {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, crc32(text));
  return toBase62(bytes, 6);
}
