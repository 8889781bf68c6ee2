import encodeQR from 'qr';
import { encodeBitmap } from './encode-bitmap.ts';

const DOT = 12;

/** A text, such as an address, as a QR code that phones read from a poster, too: a quarter of it may be lost, and a quiet border is around it. */
const OPTIONS = { ecc: 'quartile', border: 4 } as const;

export function qrSvg(text: string): string {
  return encodeQR(text, 'svg', OPTIONS);
}

export async function qrPng(text: string): Promise<Buffer> {
  return encodeBitmap(encodeQR(text, 'raw', OPTIONS), DOT);
}
