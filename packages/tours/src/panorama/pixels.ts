/** RGB, three bytes a pixel, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array<ArrayBuffer>;
}

/** A black picture. */
export function blankPixels(width: number, height: number): Pixels {
  return { width, height, data: new Uint8Array(width * height * 3) };
}

/** Writes one picture into another at a place where it fits. */
export function paste(target: Pixels, piece: Pixels, at: { left: number; top: number }): void {
  const rowBytes = piece.width * 3;
  for (let row = 0; row < piece.height; row++) {
    const bytes = piece.data.subarray(row * rowBytes, (row + 1) * rowBytes);
    target.data.set(bytes, ((at.top + row) * target.width + at.left) * 3);
  }
}

/** A copy of a part of a picture. */
export function crop(source: Pixels, area: { left: number; top: number; width: number; height: number }): Pixels {
  const piece = blankPixels(area.width, area.height);
  for (let row = 0; row < area.height; row++) {
    const start = ((area.top + row) * source.width + area.left) * 3;
    piece.data.set(source.data.subarray(start, start + area.width * 3), row * area.width * 3);
  }
  return piece;
}
