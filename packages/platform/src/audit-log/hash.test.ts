import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkChain } from './check-chain.ts';
import { genesis, hashEntry, type ChainedEntry, type ChainHead } from './hash.ts';

const TENANT = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';

function chain(length: number, tenantId = TENANT, userAgent = 'Firefox'): { entries: ChainedEntry[]; head: ChainHead } {
  let head = genesis(tenantId);
  const entries = Array.from({ length }, (_, i): ChainedEntry => {
    const entry = {
      tenantId,
      id: `01900000-0000-7000-8000-${String(i).padStart(12, '0')}`,
      sequence: BigInt(i + 1),
      actorType: 'user',
      actorId: `u${i % 3}`,
      userId: null,
      action: `tours.tour.${['created', 'updated', 'removed'][i % 3]}`,
      resourceType: 'tour',
      resourceId: `t${i}`,
      changes: { before: { title: `a${i}` }, after: { title: `b${i}`, order: i } },
      metadata: {},
      ipAddress: '203.0.113.0/24',
      userAgent,
      requestId: `r${i}`,
      occurredAt: new Date(1_800_000_000_000 + i * 1_000),
    };
    const hash = hashEntry(head.hash, entry);
    const chained = { ...entry, previousHash: head.hash, hash };
    head = { sequence: entry.sequence, hash };
    return chained;
  });
  return { entries, head };
}

function verify(entries: readonly ChainedEntry[], head: ChainHead, anchors: ReadonlyMap<bigint, string> = new Map()) {
  const from = (after: bigint) => entries.filter(({ sequence }) => sequence > after);
  return checkChain(TENANT, {
    anchors,
    archived: async function* () {},
    read: async (after) => from(after).slice(0, 7),
    finish: async (after) => ({ head, entries: from(after) }),
  });
}

const FIELDS = [
  'actorType',
  'actorId',
  'userId',
  'action',
  'resourceType',
  'resourceId',
  'ipAddress',
  'userAgent',
  'requestId',
  'id',
] as const;

test('G2 a whole chain verifies, the empty one too', async () => {
  for (const length of [0, 1, 7, 8, 40]) {
    const { entries, head } = chain(length);
    expect(await verify(entries, head)).toEqual({ intact: true, entries: length, head: head.hash, checkpoint: null, fault: null });
  }
});

test('G2 a chain that was cut or written anew with its head is found out by what was signed elsewhere', async () => {
  const { entries, head } = chain(30);
  const at = (sequence: number): ChainHead => ({ sequence: BigInt(sequence), hash: entries[sequence - 1]!.hash });
  const anchors = new Map([10, 20, 30].map((sequence) => [BigInt(sequence), at(sequence).hash]));
  expect(await verify(entries, head, anchors)).toMatchObject({ intact: true, checkpoint: '30' });
  for (let left = 0; left < 30; left++) {
    const cut = left === 0 ? genesis(TENANT) : at(left);
    expect(await verify(entries.slice(0, left), cut), 'without a checkpoint a cut is not seen').toMatchObject({ intact: true });
    expect(await verify(entries.slice(0, left), cut, anchors)).toMatchObject({ intact: false, fault: { kind: 'tail' } });
  }
  const other = chain(30, TENANT, 'another');
  expect(await verify(other.entries, other.head)).toMatchObject({ intact: true });
  expect(await verify(other.entries, other.head, anchors)).toMatchObject({ fault: { sequence: '10', kind: 'rewritten' } });
});

test('G2 of six hundred random changes of an exported chain every one is found', async () => {
  const kinds = ['edit', 'changes', 'time', 'delete', 'reorder', 'insert', 'tail', 'swap tenants', 'rehash'] as const;
  const edit = fc.record({
    kind: fc.constantFrom(...kinds),
    at: fc.nat(29),
    to: fc.nat(29),
    field: fc.constantFrom(...FIELDS),
    text: fc.string({ minLength: 1, maxLength: 8 }),
  });
  const found = new Set<string>();
  await fc.assert(
    fc.asyncProperty(edit, async ({ kind, at, to, field, text }) => {
      const { entries, head } = chain(30);
      const entry = entries[at]!;
      switch (kind) {
        case 'edit':
          entries[at] = { ...entry, [field]: `${entry[field]}${text}` };
          break;
        case 'changes':
          entries[at] = { ...entry, changes: { forged: text } };
          break;
        case 'time':
          entries[at] = { ...entry, occurredAt: new Date(entry.occurredAt.getTime() + 1 + to) };
          break;
        case 'delete':
          entries.splice(at, 1);
          break;
        case 'reorder': {
          const other = at === to ? (at + 1) % 30 : to;
          [entries[at], entries[other]] = [
            { ...entries[other]!, sequence: entry.sequence },
            { ...entry, sequence: entries[other]!.sequence },
          ];
          break;
        }
        case 'insert': {
          const forged = { ...entry, id: OTHER, changes: { forged: text }, previousHash: entry.hash, sequence: entry.sequence + 1n };
          entries.splice(at + 1, 0, { ...forged, hash: hashEntry(entry.hash, forged) });
          break;
        }
        case 'tail':
          entries.splice(at);
          break;
        case 'swap tenants':
          entries[at] = chain(30, OTHER).entries[at]!;
          break;
        case 'rehash': {
          // A forger who knows the recipe makes the one entry fit; the next one still names the old.
          const forged = { ...entry, changes: { forged: text } };
          entries[at] = { ...forged, hash: hashEntry(entry.previousHash, forged) };
          break;
        }
      }
      const verdict = await verify(entries, head);
      expect(verdict.intact).toBe(false);
      found.add(`${kind} ${verdict.fault?.kind}`);
    }),
    { numRuns: 600 },
  );
  expect(new Set([...found].map((each) => each.replace(/ [a-z]+$/, '')))).toEqual(new Set(kinds));
});

test('G2 a chain without its head would lose its tail unseen: the head tells', async () => {
  const { entries, head } = chain(10);
  const cut = entries.slice(0, 8);
  expect((await verify(cut, { sequence: 8n, hash: cut[7]!.hash })).intact).toBe(true);
  expect(await verify(cut, head)).toMatchObject({ intact: false, fault: { sequence: '9', kind: 'tail' } });
});

test('G2 the hash is of what the entry says, whatever the order of its members', () => {
  const [entry] = chain(1).entries;
  const turned = Object.fromEntries(Object.entries(entry!).reverse()) as unknown as ChainedEntry;
  expect(hashEntry(genesis(TENANT).hash, turned)).toBe(entry!.hash);
});
