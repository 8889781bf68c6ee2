import { mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FACES, faceToVector, type Vector3 } from '@belvedere/manifest';
import { afterAll, expect, test } from 'vitest';
import { createRenderer, type Renderer } from './create-renderer.ts';
import { faceRuns, RUN_LENGTH, type FaceArea } from './face-runs.ts';
import { filterWeights } from './filter-weights.ts';
import { blankPixels, type Pixels } from './pixels.ts';
import { spherePicture } from './sphere-picture.ts';

const folder = mkdtempSync(join(tmpdir(), 'renderer-test-'));
const open: number[] = [];
afterAll(() => {
  open.forEach((fd) => closeSync(fd));
  rmSync(folder, { recursive: true });
});

function rendererOf(picture: Pixels): Renderer {
  const path = join(folder, `${open.length}`);
  writeFileSync(path, picture.data);
  const fd = openSync(path, 'r');
  open.push(fd);
  return createRenderer({ fd, offset: 0, width: picture.width, height: picture.height }, (bytes) => new ArrayBuffer(bytes));
}

function unit({ x, y, z }: Vector3): Vector3 {
  const length = Math.hypot(x, y, z);
  return { x: x / length, y: y / length, z: z / length };
}

/** The same filter in plain arithmetic, with every coordinate wrapped on its own. */
function renderPlainly(source: Pixels, area: FaceArea): Pixels {
  const weights = filterWeights();
  const runs = new Int32Array(area.width * area.height * RUN_LENGTH);
  const { end } = faceRuns(area, source, runs);
  const result = blankPixels(area.width, area.height);
  const { width, height } = source;
  const at = (column: number, row: number) => {
    const beyond = row < 0 || row >= height;
    const line = row < 0 ? -1 - row : beyond ? 2 * height - 1 - row : row;
    return (line * width + ((column + (beyond ? width / 2 : 0) + 4 * width) % width)) * 3;
  };
  let out = 0;
  for (let run = 0; run < end; run += RUN_LENGTH) {
    for (let step = 0; step < runs[run + 5]!; step++) {
      const x = (runs[run]! + step * runs[run + 2]!) >> 8;
      const y = (runs[run + 1]! + step * runs[run + 3]!) >> 8;
      const across = ((x & 127) * 16 + (runs[run + 4]! & 0xffff)) * 4;
      const down = ((y & 127) * 16 + (runs[run + 4]! >> 16)) * 4;
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let tap = 0; tap < 16; tap++) {
          const [i, j] = [tap & 3, tap >> 2];
          sum += source.data[at((x >> 7) + i - 1, (y >> 7) + j - 1) + channel]! * weights[across + i]! * weights[down + j]!;
        }
        result.data[out++] = Math.min(255, Math.max(0, Math.round(sum / 16384 ** 2)));
      }
    }
  }
  return result;
}

function largestDifference(a: Uint8Array, b: Uint8Array): number {
  return a.reduce((worst, value, i) => Math.max(worst, Math.abs(value - b[i]!)), 0);
}

test('the WebAssembly loop samples as plain arithmetic does, across the seam and both poles', () => {
  let seed = 1;
  const noise = spherePicture(256, 128, () => [0, 0, 0].map(() => (seed = (seed * 48271) % 2147483647) & 255));
  const { render } = rendererOf(noise);
  for (const face of FACES) {
    for (const [left, top, width, height] of [
      [0, 0, 64, 64],
      [17, 23, 31, 9],
      [32, 32, 1, 1],
    ] as const) {
      const area = { face, size: 64, left, top, width, height };
      // The loop drops six of fourteen bits between its two passes.
      expect(largestDifference(render(area).data, renderPlainly(noise, area).data), JSON.stringify(area)).toBeLessThanOrEqual(1);
    }
  }
});

test('a flat picture stays flat', () => {
  const { render } = rendererOf(spherePicture(512, 256, () => [255, 1, 128]));
  for (const face of FACES) {
    const { data } = render({ face, size: 128, left: 0, top: 0, width: 128, height: 128 });
    for (let i = 0; i < data.length; i += 3) expect([data[i], data[i + 1], data[i + 2]]).toEqual([255, 1, 128]);
  }
});

test('every pixel of every face shows its own direction: no seam at an edge, no pinch at a pole', () => {
  const colour = ({ x, y, z }: Vector3) => [
    128 + 50 * x + 50 * Math.sin(7 * y + 2 * z),
    128 + 50 * y + 50 * Math.sin(6 * x - 3 * z),
    128 + 50 * z + 50 * Math.sin(8 * x + 5 * y),
  ];
  const { render } = rendererOf(spherePicture(512, 256, colour));
  for (const face of FACES) {
    const { data } = render({ face, size: 128, left: 0, top: 0, width: 128, height: 128 });
    for (let i = 0; i < 128 * 128; i++) {
      const expected = colour(unit(faceToVector(face, ((i % 128) + 0.5) / 128, (Math.floor(i / 128) + 0.5) / 128)));
      for (const [channel, value] of expected.entries()) {
        if (Math.abs(data[i * 3 + channel]! - value) > 2)
          expect.fail(`${face} ${i % 128} ${Math.floor(i / 128)}: ${data[i * 3 + channel]} is not ${value}`);
      }
    }
  }
});

test('an area is the same whether it is rendered alone or within a larger one', () => {
  const { render } = rendererOf(
    spherePicture(512, 256, ({ x, y, z }) => [128 + 120 * Math.sin(40 * x), 128 + 120 * Math.sin(40 * y), 128 + 120 * z]),
  );
  const whole = render({ face: 'u', size: 128, left: 0, top: 0, width: 128, height: 128 });
  const part = render({ face: 'u', size: 128, left: 64, top: 32, width: 64, height: 64 });
  const cut = blankPixels(64, 64);
  for (let row = 0; row < 64; row++)
    cut.data.set(whole.data.subarray(((32 + row) * 128 + 64) * 3, ((32 + row) * 128 + 128) * 3), row * 192);
  // Runs start elsewhere, so that coordinates differ by a few hundredths of a pixel.
  expect(largestDifference(part.data, cut.data)).toBeLessThanOrEqual(8);
});

test.each([2, 4, 6, 16, 34, 512])('halving a picture %i wide gives the mean of four', (width) => {
  let seed = width;
  const source = blankPixels(width, 6);
  source.data.forEach((_, i) => (source.data[i] = (seed = (seed * 48271) % 2147483647) & 255));
  const half = rendererOf(blankPixels(4, 2)).halve(source);
  expect([half.width, half.height, half.data.length]).toEqual([width / 2, 3, (width / 2) * 9]);
  for (let row = 0; row < 3; row++) {
    for (let i = 0; i < (width / 2) * 3; i++) {
      const at = row * 2 * width * 3 + Math.floor(i / 3) * 6 + (i % 3);
      const four = [at, at + 3, at + width * 3, at + width * 3 + 3].map((place) => source.data[place]!);
      expect(half.data[(row * width * 3) / 2 + i]).toBe((four.reduce((a, b) => a + b) + 2) >> 2);
    }
  }
});
