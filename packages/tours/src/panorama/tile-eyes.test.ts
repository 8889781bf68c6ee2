import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FACES, panoramaSchema, tilePath, tilesOf } from '@belvedere/manifest';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectSource } from './inspect-source.ts';
import { spherePicture } from './sphere-picture.ts';
import { tileEyes } from './tile-eyes.ts';
import { tilePanorama, type TileSink } from './tile-panorama.ts';

const DOLPHINS = fileURLToPath(new URL('../../../../../shared/panoramas/dolphins.jpg', import.meta.url));
const [WIDTH, HEIGHT] = [1024, 512];
let folder: string;
let left: Buffer;
let right: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eyes-'));
  const png = ({ width, height, data }: ReturnType<typeof spherePicture>) =>
    sharp(data, { raw: { width, height, channels: 3 } })
      .png()
      .toBuffer();
  left = await png(spherePicture(WIDTH, HEIGHT, ({ x, y, z }) => [128 + 100 * x, 128 + 100 * y, 128 + 100 * z]));
  right = await png(spherePicture(WIDTH, HEIGHT, ({ x, y, z }) => [128 - 100 * x, 128 + 100 * z, 128 - 100 * y]));
});
afterAll(() => rm(folder, { recursive: true }));

function memorySink(files = new Map<string, Uint8Array>()): { sink: TileSink; files: Map<string, Uint8Array> } {
  return { files, sink: { has: async (path) => files.has(path), write: async (path, bytes) => void files.set(path, bytes) } };
}

/** A picture of several, each at its place. */
async function composed(
  name: string,
  size: { width: number; height: number },
  parts: { input: Buffer; left: number; top: number }[],
): Promise<string> {
  const path = join(folder, `${name}.png`);
  await sharp({ create: { ...size, channels: 3, background: '#000' } })
    .composite(parts)
    .png()
    .toFile(path);
  return path;
}

/** The tiles of a tree by their place, whatever its id. */
function tree(files: ReadonlyMap<string, Uint8Array>, id: string): Map<string, Buffer> {
  const own = [...files].filter(([path]) => path.startsWith(`${id}/`));
  return new Map(own.map(([path, bytes]) => [path.slice(id.length), Buffer.from(bytes)]));
}

async function alone(bytes: Buffer): Promise<Map<string, Buffer>> {
  const path = join(folder, 'alone.png');
  await sharp(bytes).toFile(path);
  const { sink, files } = memorySink();
  const { panorama } = await tilePanorama({ source: path, sink, formats: ['jpg'] });
  return tree(files, panorama.id);
}

describe('panoramas for two eyes', { timeout: 60_000 }, () => {
  test.each(['top-bottom', 'left-right'] as const)(
    '1.0 0.21 each eye of a %s picture gets the tiles that its half alone would get',
    async (mode) => {
      const isAbove = mode === 'top-bottom';
      const size = isAbove ? { width: WIDTH, height: HEIGHT * 2 } : { width: WIDTH * 2, height: HEIGHT };
      const source = await composed(mode, size, [
        { input: left, left: 0, top: 0 },
        { input: right, left: isAbove ? 0 : WIDTH, top: isAbove ? HEIGHT : 0 },
      ]);
      const { sink, files } = memorySink();
      const done: number[] = [];
      const { panorama } = await tileEyes({
        source,
        sink,
        mode,
        formats: ['jpg'],
        onProgress: (progress) => done.push(progress.done / progress.total),
      });
      expect(panoramaSchema.parse(panorama)).toMatchObject({ width: WIDTH, height: HEIGHT, stereo: { mode } });
      expect(panorama.stereo!.right).not.toBe(panorama.id);
      expect(tree(files, panorama.id)).toEqual(await alone(left));
      expect(tree(files, panorama.stereo!.right)).toEqual(await alone(right));
      expect(done.at(-1)).toBe(1);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
    },
  );

  test('1.0 eyes that were squeezed to fit are seen at their full width', async () => {
    const squeezed = await Promise.all(
      [left, right].map((eye) =>
        sharp(eye)
          .resize(WIDTH / 2, HEIGHT, { fit: 'fill' })
          .png()
          .toBuffer(),
      ),
    );
    const parts = squeezed.map((input, index) => ({ input, left: (index * WIDTH) / 2, top: 0 }));
    const source = await composed('squeezed', { width: WIDTH, height: HEIGHT }, parts);
    const { sink, files } = memorySink();
    const { panorama } = await tileEyes({ source, sink, mode: 'left-right', formats: ['jpg'] });
    const whole = await alone(left);
    for (const face of FACES) {
      const path = tilePath('', { face, level: 0, x: 0, y: 0 }, 'jpg');
      const [seen, wanted] = await Promise.all(
        [tree(files, panorama.id).get(path)!, whole.get(path)!].map((tile) => sharp(tile).raw().toBuffer()),
      );
      const off = seen!.reduce((sum, value, index) => sum + Math.abs(value - wanted![index]!), 0) / seen!.length;
      expect(off).toBeLessThan(2);
    }
  });

  test('1.0 a part of a sphere that says where it lies is put there, scaled or not; the rest is black', async () => {
    const area = { left: 256, top: 128, width: 512, height: 256 };
    const part = await sharp(left).extract(area).png().toBuffer();
    const whole = await composed('whole', { width: WIDTH, height: HEIGHT }, [{ input: part, left: area.left, top: area.top }]);
    const source = join(folder, 'part.png');
    await sharp(part).toFile(source);
    const [placed, expected] = [memorySink(), memorySink()];
    // As its program wrote it before the picture was scaled to half.
    const place = { left: 512, top: 256, width: 1024, height: 512, fullWidth: WIDTH * 2, fullHeight: HEIGHT * 2 };
    const { panorama } = await tilePanorama({ source, sink: placed.sink, formats: ['jpg'], place });
    const reference = await tilePanorama({ source: whole, sink: expected.sink, formats: ['jpg'] });
    const share = { left: 256 / WIDTH, top: 128 / HEIGHT, width: 512 / WIDTH, height: 256 / HEIGHT };
    expect(panorama).toMatchObject({ width: WIDTH, height: HEIGHT, part: share });
    expect(reference.panorama).not.toHaveProperty('part');
    expect(tree(placed.files, panorama.id)).toEqual(tree(expected.files, reference.panorama.id));
  });

  test.each([
    [{ left: 0, top: 0, width: 100, height: 100, fullWidth: 4000, fullHeight: 2000 }, 'tours.panorama_misplaced'],
    [{ left: 0, top: 0, width: 1024, height: 512, fullWidth: 1024, fullHeight: 2000 }, 'tours.panorama_not_two_to_one'],
    [{ left: 0, top: 0, width: 1024, height: 512, fullWidth: 65_536, fullHeight: 32_768 }, 'tours.panorama_too_large'],
  ])('E8 a place that does not fit is refused: %j', async (place, code) => {
    const path = join(folder, 'whole-eye.png');
    await sharp(left).toFile(path);
    await expect(inspectSource(path, { place })).rejects.toMatchObject({ code });
  });

  test.skipIf(!existsSync(DOLPHINS))('1.0 a real stereo photograph is cut for both eyes, which differ a little', async () => {
    const { sink, files } = memorySink();
    const { panorama } = await tileEyes({ source: DOLPHINS, sink, mode: 'top-bottom', formats: ['jpg'] });
    expect(panorama).toMatchObject({ width: 4096, height: 2048 });
    expect(files.size).toBe(2 * [...tilesOf(panorama)].length);
    const [one, other] = [panorama.id, panorama.stereo!.right].map((id) =>
      files.get(tilePath(id, { face: 'f', level: 0, x: 0, y: 0 }, 'jpg'))!,
    );
    const [a, b] = await Promise.all([one!, other!].map((tile) => sharp(tile).raw().toBuffer()));
    const off = a!.reduce((sum, value, index) => sum + Math.abs(value - b![index]!), 0) / a!.length;
    expect(off).toBeGreaterThan(0);
    expect(off).toBeLessThan(40);
  });
});
