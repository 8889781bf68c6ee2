import sharp from 'sharp';

/** A picture of black and white dots as PNG, each dot so many pixels wide; `true` is black. */
export async function encodeBitmap(rows: readonly (readonly boolean[])[], dot: number): Promise<Buffer> {
  const [width, height] = [rows[0]?.length ?? 0, rows.length];
  const pixels = Uint8Array.from(rows.flatMap((row) => row.map((isBlack) => (isBlack ? 0 : 255))));
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .resize(width * dot, height * dot, { kernel: 'nearest' })
    .png({ palette: true, colours: 2 })
    .toBuffer();
}
