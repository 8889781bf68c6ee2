import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readZip, type ZipLimits } from './read-zip.ts';

interface Planted {
  name: string;
  content?: Buffer;
  mode?: number;
  flags?: number;
  method?: number;
  /** What the headers claim instead of the truth. */
  claims?: { size?: number; crc?: number };
}

/** Writes a ZIP by hand, so that it may lie. */
function zip(files: Planted[], claimedCount = files.length): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content = Buffer.from('content'), mode = 0o100644, flags = 0x800, method = 8, claims = {} } of files) {
    const packed = method === 8 ? deflateRawSync(content) : content;
    const label = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(claims.crc ?? crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims.size ?? content.length, 18);
    common.writeUInt16LE(label.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, label);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, label, packed);
    offset += 30 + label.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(claimedCount, 8);
  end.writeUInt16LE(claimedCount, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

async function contents(source: Uint8Array | { path: string }, limits?: ZipLimits): Promise<Record<string, string>> {
  const seen: [string, string][] = [];
  const read = async ({ label }: { label: string }, content: AsyncIterable<Uint8Array>) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    seen.push([label, Buffer.concat(chunks).toString()]);
  };
  await readZip(source, read, limits);
  return Object.fromEntries(seen);
}

describe('readZip', () => {
  test('E9 files are handed over in order, from memory and from a file, stored or deflated, without folders', async () => {
    const bytes = zip([
      { name: 'tours/' },
      { name: 'tours/a.json', content: Buffer.from('{"a":1}') },
      { name: 'bild ü.jpg', method: 0, mode: 0 },
    ]);
    const expected = { 'tours/a.json': '{"a":1}', 'bild ü.jpg': 'content' };
    expect(await contents(bytes)).toEqual(expected);
    const folder = await mkdtemp(join(tmpdir(), 'zip-'));
    await writeFile(join(folder, 'x'), bytes);
    expect(await contents({ path: join(folder, 'x') })).toEqual(expected);
    await rm(folder, { recursive: true });
  });

  test('E9 a reader may leave content unread', async () => {
    const labels: string[] = [];
    await readZip(
      zip([{ name: 'a', content: Buffer.alloc(500_000, 'ab12') }, { name: 'b' }]),
      async ({ label }) => void labels.push(label),
    );
    expect(labels).toEqual(['a', 'b']);
  });

  test.each<[string, Buffer, string, ZipLimits?]>([
    ['a symbolic link', zip([{ name: 'link', content: Buffer.from('/etc/passwd'), mode: 0o120777 }]), 'archive.refused'],
    ['a device', zip([{ name: 'device', mode: 0o020666 }]), 'archive.refused'],
    ['a pipe', zip([{ name: 'pipe', mode: 0o010666 }]), 'archive.refused'],
    ['an encrypted file', zip([{ name: 'a', flags: 0x801 }]), 'archive.refused'],
    ['an unknown method', zip([{ name: 'a', method: 14 }]), 'archive.refused'],
    ['the way out', zip([{ name: '../../etc/passwd' }]), 'archive.broken'],
    ['an absolute path', zip([{ name: '/etc/passwd' }]), 'archive.broken'],
    ['a drive', zip([{ name: 'C:/x' }]), 'archive.broken'],
    ['a backslash', zip([{ name: '..\\x' }]), 'archive.broken'],
    ['a bomb', zip([{ name: 'a', content: Buffer.alloc(50_000_000) }]), 'archive.too_large'],
    ['too many files', zip(Array.from({ length: 11 }, (_, index) => ({ name: `${index}` }))), 'archive.too_large', { maxEntries: 10 }],
    ['too large a file', zip([{ name: 'a', content: Buffer.alloc(1_001) }]), 'archive.too_large', { maxEntryBytes: 1_000 }],
    [
      'too much in all',
      zip([
        { name: 'a', content: Buffer.alloc(600) },
        { name: 'b', content: Buffer.alloc(600) },
      ]),
      'archive.too_large',
      { maxTotalBytes: 1_000 },
    ],
    ['more than it claims', zip([{ name: 'a', content: Buffer.alloc(100_000), claims: { size: 10 } }]), 'archive.broken'],
    ['less than it claims', zip([{ name: 'a', claims: { size: 1_000 } }]), 'archive.broken'],
    ['another content than its checksum', zip([{ name: 'a', claims: { crc: 1 } }]), 'archive.broken'],
    ['fewer files than it claims', zip([{ name: 'a' }], 5), 'archive.broken'],
    ['nothing', Buffer.alloc(0), 'archive.broken'],
    ['no archive', Buffer.from('<html>'.repeat(100)), 'archive.broken'],
    ['half an archive', zip([{ name: 'a' }]).subarray(0, 60), 'archive.broken'],
  ])('E9 an archive with %s is refused', async (...[, bytes, code, limits]) => {
    await expect(contents(bytes, limits)).rejects.toMatchObject({ code });
  });

  test('E9 everything is judged before anything is unpacked', async () => {
    let handed = 0;
    const bytes = zip([{ name: 'good' }, { name: 'link', mode: 0o120777 }]);
    await expect(readZip(bytes, async () => void (handed += 1))).rejects.toMatchObject({ code: 'archive.refused' });
    expect(handed).toBe(0);
  });

  test('E9 damaged archives end in a named error', async () => {
    const good = zip([{ name: 'a', content: Buffer.from('x'.repeat(300)) }, { name: 'b' }]);
    const flips = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        await contents(bytes).catch((error: unknown) => expect(error).toMatchObject({ code: expect.stringMatching(/^archive\./) }));
      }),
      { numRuns: 500 },
    );
  });

  test('what the reader throws stays its own, and a missing file is no broken archive', async () => {
    const failing = readZip(zip([{ name: 'a' }]), () => Promise.reject(new RangeError('mine')));
    await expect(failing).rejects.toThrow(RangeError);
    await expect(contents({ path: '/nowhere/at/all' })).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
