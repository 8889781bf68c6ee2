import { open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startWorkers, type Workers } from './start-workers.ts';
import type { Job } from './worker.ts';

const path = join(tmpdir(), `start-workers-test-${process.pid}`);

async function withWorkers(count: number, use: (workers: Workers, job: (fd?: number) => Job) => Promise<void>): Promise<void> {
  await writeFile(path, Buffer.alloc(512 * 256 * 3, 99));
  const file = await open(path);
  const workers = startWorkers(count);
  try {
    await use(workers, (fd = file.fd) => ({
      source: { fd, offset: 0, width: 512, height: 256 },
      levels: [64, 128],
      tileSize: 64,
      tile: { face: 'u', level: 0, x: 0, y: 0 },
    }));
  } finally {
    await workers.close();
    await file.close();
    await rm(path);
  }
}

test('a job answers its tile and every tile under it; buffers that are given back are used again', () =>
  withWorkers(1, async (workers, job) => {
    for (let round = 0; round < 3; round++) {
      const tree = await workers.run(job());
      expect(tree.tiles.map(({ address }) => `${address.level} ${address.x} ${address.y}`)).toEqual([
        '1 0 0',
        '1 1 0',
        '1 0 1',
        '1 1 1',
        '0 0 0',
      ]);
      for (const { pixels } of tree.tiles) expect(pixels.data.every((value) => value === 99)).toBe(true);
      expect(tree.shares.map(({ width, height }) => [width, height])).toEqual([[64, 64]]);
      workers.recycle(tree);
      for (const { pixels } of tree.tiles) expect(pixels.data.byteLength).toBe(64 * 64 * 3);
    }
  }));

test('a job that can not read its source fails alone, and says why', () =>
  withWorkers(1, async (workers, job) => {
    const broken = workers.run({ ...job(), source: { ...job().source, offset: 1_000_000 } });
    await expect(broken).rejects.toThrow('The decoded panorama ends too early.');
    await expect(workers.run(job())).rejects.toThrow('ends too early');
  }));

test('closing ends the jobs under way, and no job starts after it', () =>
  withWorkers(2, async (workers, job) => {
    const jobs = [workers.run(job()), workers.run(job()), workers.run(job())];
    const settled = Promise.allSettled(jobs);
    await workers.close();
    expect((await settled).some(({ status }) => status === 'rejected')).toBe(true);
    await expect(workers.run(job())).rejects.toThrow('A worker thread of the panorama tiler ended');
  }));
