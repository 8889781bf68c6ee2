import { encodeBitmap } from '@belvedere/kernel/image';
import encodeQR from 'qr';

const DOT = 12;

/** An address as a QR code that phones read from a poster, too: a quarter of it may be lost, and a quiet border is around it. */
const OPTIONS = { ecc: 'quartile', border: 4 } as const;

export function qrSvg(address: string): string {
  return encodeQR(address, 'svg', OPTIONS);
}

export async function qrPng(address: string): Promise<Buffer> {
  return encodeBitmap(encodeQR(address, 'raw', OPTIONS), DOT);
}
