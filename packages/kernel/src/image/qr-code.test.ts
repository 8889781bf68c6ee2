import decodeQR from 'qr/decode.js';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { qrPng, qrSvg } from './qr-code.ts';
import { inspectImage } from './safe-image.ts';

const ADDRESS = 'https://belvedere.example/t/museum/%E6%9D%B1%E4%BA%AC';

test('0.36 the QR code of a tour is a picture that is large enough for print', async () => {
  const { format, width, height } = await inspectImage(await qrPng(ADDRESS));
  expect([format, width]).toEqual(['png', height]);
  expect(width).toBeGreaterThan(400);
});

test('0.36 the SVG form is one picture without scripts or addresses', () => {
  const svg = qrSvg(ADDRESS);
  expect(svg).toMatch(/^<svg /);
  expect(svg).not.toMatch(/<script|href|on\w+=/);
});

test('what reads codes reads them, the longest that we draw too', async () => {
  for (const text of [ADDRESS, `BT1.${'aZ09_-'.repeat(24)}`]) {
    const { data, info } = await sharp(await qrPng(text))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(decodeQR({ width: info.width, height: info.height, data: Uint8Array.from(data) })).toBe(text);
  }
});
