import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDraft, type Conflict, type Draft, type Kind } from './draft.ts';

const FIELDS = ['a', 'b', 'c'] as const;
type Field = (typeof FIELDS)[number];
type Edit = Partial<Record<Field, string>>;
const fieldsOf = (edit: Edit) => Object.keys(edit) as Field[];
type Item = { id: string; version: number } & Record<Field, string>;

class Refusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** A server that keeps things with versions; it can be down, and it can do something and die before it says so. */
function createServer(ids: readonly string[]) {
  const rows = new Map(ids.map((id): [string, Item] => [id, { id, version: 1, a: '', b: '', c: '' }]));
  const written: { id: string; field: Field; value: string }[] = [];
  const server = {
    isDown: false,
    /** The next save is done, and its answer lost. */
    losesAnswer: false,
    /** What is written is kept without the blanks around it. */
    trims: false,
    written,
    read(id: string): Item {
      const row = rows.get(id);
      if (!row) throw new Refusal('gone');
      return { ...row };
    },
    remove: (id: string) => rows.delete(id),
    async save({ id, version }: Item, edit: Edit): Promise<Item> {
      await Promise.resolve();
      if (server.isDown) throw new Refusal('network');
      const row = server.read(id);
      if (row.version !== version) throw new Refusal('common.conflict');
      const kept = server.trims ? Object.fromEntries(Object.entries(edit).map(([name, value]) => [name, value.trim()])) : edit;
      const next = { ...row, ...kept, version: version + 1 };
      rows.set(id, next);
      for (const field of FIELDS) if (edit[field] !== undefined) written.push({ id, field, value: edit[field] });
      if (server.losesAnswer) {
        server.losesAnswer = false;
        server.isDown = true;
        throw new Refusal('network');
      }
      return { ...next };
    },
    async load(id: string): Promise<Item> {
      await Promise.resolve();
      if (server.isDown) throw new Refusal('network');
      return server.read(id);
    },
  };
  return server;
}
type Server = ReturnType<typeof createServer>;

function createEditor(server: Server, ids: readonly string[]): { draft: Draft<Item, Edit>; conflicts: Conflict<Item, Edit>[] } {
  const kind: Kind<Item, Edit> = {
    save: server.save,
    load: server.load,
    apply: (item, edit) => ({ ...item, ...edit }),
    read: (item, edit) => Object.fromEntries(fieldsOf(edit).map((name) => [name, item[name]])) as Edit,
    isGone: (error) => error instanceof Refusal && error.code === 'gone',
  };
  const conflicts: Conflict<Item, Edit>[] = [];
  const draft = createDraft(kind, { delay: 1_000_000, onConflict: (conflict) => conflicts.push(conflict) });
  draft.take(ids.map(server.read));
  return { draft, conflicts };
}

const IDS = ['x', 'y'] as const;
const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      who: fc.nat(1),
      id: fc.constantFrom(...IDS),
      field: fc.constantFrom(...FIELDS),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('flush' as const), who: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('down' as const, 'up' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dieNext' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const) }) },
);

test('of two editors at once both changes survive or the second is told, and nothing that was shown as saved is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 40 }), async (actions) => {
      const server = createServer(IDS);
      const editors = [createEditor(server, IDS), createEditor(server, IDS)];
      /** What each wrote last into a field; every value is its own. */
      const last = new Map<string, { who: number; value: string }>();
      let n = 0;
      for (const step of actions) {
        if (step.do === 'change') {
          const value = `${step.who}-${++n}`;
          last.set(`${step.who}${step.id}${step.field}`, { who: step.who, value });
          editors[step.who]!.draft.change(step.id, { [step.field]: value });
        }
        if (step.do === 'flush') void editors[step.who]!.draft.flush();
        if (step.do === 'down') server.isDown = true;
        if (step.do === 'up') server.isDown = false;
        if (step.do === 'dieNext') server.losesAnswer = true;
        if (step.do === 'wait') await new Promise((resolve) => setImmediate(resolve));
        // Nobody is told that their own words are somebody else's.
        for (const [who, { conflicts }] of editors.entries())
          for (const { theirs, mine } of conflicts)
            for (const field of fieldsOf(mine)) expect(theirs![field]).toMatch(new RegExp(`^${1 - who}-`));
        // Saved is what the server has: all that was written here last was written there, or was told to be somebody else's.
        for (const [who, { draft, conflicts }] of editors.entries()) {
          if (draft.state !== 'saved') continue;
          for (const [key, { value }] of last) {
            if (!key.startsWith(String(who))) continue;
            const isThere = server.written.some((each) => each.value === value);
            const isTold = conflicts.some(({ mine }) => Object.values(mine).includes(value));
            expect(isThere || isTold, `${value} was shown as saved`).toBe(true);
          }
        }
      }
      // The server is back, and both save what waits until nothing does.
      server.isDown = false;
      server.losesAnswer = false;
      for (let round = 0; round < 4; round++) for (const { draft } of editors) await draft.flush();
      for (const { draft } of editors) expect(draft.state).toBe('saved');
      for (const [key, { who, value }] of last) {
        const [id, field] = [key.slice(1, -1), key.slice(-1) as Field];
        const stays = server.read(id)[field];
        const isTold = editors[who]!.conflicts.some(({ mine }) => mine[field] === value);
        // What was overwritten later, by whoever had seen it, was not lost.
        const at = server.written.findIndex((each) => each.value === value);
        const isOverwritten = at >= 0 && server.written.slice(at + 1).some((each) => each.id === id && each.field === field);
        expect(stays === value || isTold || isOverwritten, `${value} is neither there nor told`).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a field that both changed stays as the first saved it, and the second is told what was theirs', async () => {
  const server = createServer(IDS);
  const [one, two] = [createEditor(server, IDS), createEditor(server, IDS)];
  one.draft.change('x', { a: 'first', b: 'mine alone' });
  two.draft.change('x', { a: 'second', c: 'theirs alone' });
  await one.draft.flush();
  await two.draft.flush();
  expect(server.read('x')).toMatchObject({ a: 'first', b: 'mine alone', c: 'theirs alone' });
  expect(two.draft.get('x')).toMatchObject({ a: 'first', b: 'mine alone', c: 'theirs alone' });
  expect(two.conflicts.map(({ mine }) => mine)).toEqual([{ a: 'second' }]);
  expect(one.conflicts).toEqual([]);
});

test('a save whose answer was lost is found again, and is no conflict', async () => {
  const server = createServer(IDS);
  const { draft, conflicts } = createEditor(server, IDS);
  server.losesAnswer = true;
  draft.change('x', { a: 'kept' });
  await draft.flush();
  expect(draft.state).toBe('failed');
  expect(draft.get('x')?.a).toBe('kept');
  server.isDown = false;
  await draft.flush();
  expect(draft.state).toBe('saved');
  expect(server.read('x').a).toBe('kept');
  expect(conflicts).toEqual([]);
});

test('what is written on after a save whose answer was lost stays, though the server has what was sent before, without its blank', async () => {
  const server = createServer(IDS);
  const { draft, conflicts } = createEditor(server, IDS);
  server.losesAnswer = true;
  server.trims = true;
  draft.change('x', { a: 'Written while ' });
  const saving = draft.flush();
  draft.change('x', { a: 'Written while it died', b: 'and after' });
  await saving;
  expect(server.read('x').a).toBe('Written while');
  await draft.flush();
  server.isDown = false;
  await draft.flush();
  expect(server.read('x')).toMatchObject({ a: 'Written while it died', b: 'and after' });
  expect(draft.state).toBe('saved');
  expect(conflicts).toEqual([]);
});

test('what somebody else took away meanwhile is told with what was changed in it', async () => {
  const server = createServer(IDS);
  const { draft, conflicts } = createEditor(server, IDS);
  server.remove('x');
  draft.change('x', { a: 'too late' });
  await draft.flush();
  expect(draft.get('x')).toBeUndefined();
  expect(draft.state).toBe('saved');
  expect(conflicts).toMatchObject([{ theirs: null, mine: { a: 'too late' }, before: { id: 'x' } }]);
});

test('what the server tells of the same version is taken in beside what is being changed', () => {
  const server = createServer(IDS);
  const { draft } = createEditor(server, IDS);
  draft.change('x', { a: 'mine' });
  draft.take([{ ...server.read('x'), b: 'of the server' }]);
  expect(draft.get('x')).toMatchObject({ a: 'mine', b: 'of the server' });
});
