import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { readZip } from './read-zip.ts';
import { writeZip, type ZipPart } from './write-zip.ts';

async function* once(...chunks: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* chunks;
}

async function contentsOf(archive: Uint8Array): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  await readZip(archive, async ({ label }, content) => {
    found[label] = Buffer.concat(await Array.fromAsync(content)).toString();
  });
  return found;
}

test('I16 what is written is read again, empty parts too, and the same parts make the same bytes', async () => {
  const make = () =>
    buffer(
      writeZip([
        { name: 'a/one.json', content: once('{"ü":', '1}') },
        { name: 'empty.txt', content: once() },
        { name: 'b.bin', content: once(new Uint8Array(100_000).fill(7)), stored: true },
      ]),
    );
  const archive = await make();
  expect(await contentsOf(archive)).toEqual({ 'a/one.json': '{"ü":1}', 'empty.txt': '', 'b.bin': '\u0007'.repeat(100_000) });
  expect(archive.equals(await make())).toBe(true);
});

test('C10 parts are read one at a time, no faster than the archive is', async () => {
  const opened: string[] = [];
  async function* parts(): AsyncGenerator<ZipPart> {
    for (const name of ['a', 'b', 'c']) {
      yield {
        name,
        stored: true,
        content: (async function* () {
          opened.push(name);
          for (let n = 0; n < 40; n++) yield new Uint8Array(65_536);
        })(),
      };
    }
  }
  const reader = writeZip(parts())[Symbol.asyncIterator]();
  await reader.next();
  expect(opened).toEqual(['a']);
  for (let next = await reader.next(); !next.done; next = await reader.next());
  expect(opened).toEqual(['a', 'b', 'c']);
});

test('C10 a part that fails fails the archive', async () => {
  const failing = (async function* () {
    yield 'x';
    throw new Error('on purpose');
  })();
  await expect(buffer(writeZip([{ name: 'a', content: failing }]))).rejects.toThrow('on purpose');
});
