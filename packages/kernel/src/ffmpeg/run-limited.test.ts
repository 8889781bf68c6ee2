import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findFfmpeg } from './find-ffmpeg.ts';
import { runLimited } from './run-limited.ts';
import { inputOptions } from './source.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'limited-'));
});
afterAll(() => rm(folder, { recursive: true }));

const never = new AbortController().signal;
const node = (script: string, seconds = 20, signal = never) => runLimited(process.execPath, ['-e', script], { folder, signal, seconds });

describe('a program on the file of a stranger', { timeout: 60_000 }, () => {
  test('E8 it gets neither our environment nor anything on its input', async () => {
    vi.stubEnv('SECRET_KEY', 'CANARY');
    const seen = JSON.parse(
      (await node('process.stdin.on("end", () => console.log(JSON.stringify([process.env, process.cwd()]))).resume()')).toString(),
    ) as [Record<string, string>, string];
    vi.unstubAllEnvs();
    expect(JSON.stringify(seen)).not.toContain('CANARY');
    expect(Object.keys(seen[0]).filter((name) => !['LANG', 'HOME', 'PWD', 'SHLVL', '_', 'OLDPWD'].includes(name))).toEqual([]);
    expect(seen[1].endsWith(folder)).toBe(true);
  });

  test('E8 one that does not end is ended, by time and by whoever waits for it', async () => {
    await expect(node('for (;;);', 1)).rejects.toMatchObject({ code: 'ffmpeg.timed_out' });
    const stop = new AbortController();
    const running = node('for (;;);', 60, stop.signal);
    stop.abort(new Error('The worker is stopping.'));
    await expect(running).rejects.toThrow('The worker is stopping.');
  });

  test.skipIf(process.platform !== 'linux')('E8 one that takes too much memory is refused more', async () => {
    // It asks for all of its block at once.
    const greedy = runLimited('/bin/dd', ['if=/dev/zero', 'of=/dev/null', 'bs=3000M', 'count=1'], { folder, signal: never, seconds: 20 });
    await expect(greedy).rejects.toMatchObject({ code: 'ffmpeg.broken' });
  });

  test('E8 one that fails, or writes more than anybody wants to read, is a broken file', async () => {
    await expect(node('console.error("CANARY in words"); process.exit(3)')).rejects.toMatchObject({
      code: 'ffmpeg.broken',
      message: expect.not.stringContaining('CANARY'),
      cause: expect.objectContaining({ message: expect.stringContaining('CANARY in words') }),
    });
    await expect(node('process.stdout.write("x".repeat(3e6))')).rejects.toMatchObject({ code: 'ffmpeg.broken' });
  });

  test('E10 every file is opened as one named format, from files and pipes alone', () => {
    expect(inputOptions({ path: '/tmp/x', mimeType: 'video/mp4' })).toEqual([
      '-protocol_whitelist',
      'file,pipe',
      '-f',
      'mov',
      '-i',
      '/tmp/x',
    ]);
    for (const mimeType of ['application/vnd.apple.mpegurl', 'text/plain', 'image/png', 'constructor'])
      expect(() => inputOptions({ path: '/tmp/x', mimeType })).toThrow(TypeError);
  });
});

test('0.23 ffmpeg is found where it is said or on the search path, and only with ffprobe beside it', async () => {
  const [whole, half] = [join(folder, 'whole'), join(folder, 'half')];
  for (const place of [whole, half]) await mkdir(place);
  for (const file of [join(whole, 'ffmpeg'), join(whole, 'ffprobe'), join(half, 'ffmpeg')]) {
    await writeFile(file, '#!/bin/sh\n');
    await chmod(file, 0o700);
  }
  const found = { ffmpeg: join(whole, 'ffmpeg'), ffprobe: join(whole, 'ffprobe') };
  expect(await findFfmpeg({ searchPath: [half, whole].join(':') })).toEqual(found);
  expect(await findFfmpeg({ given: found.ffmpeg, searchPath: '' })).toEqual(found);
  expect(await findFfmpeg({ given: join(half, 'ffmpeg'), searchPath: whole })).toBeUndefined();
  expect(await findFfmpeg({ searchPath: '' })).toBeUndefined();
});
