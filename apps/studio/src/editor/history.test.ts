import { expect, test } from 'vitest';
import { createHistory } from './history.ts';

test('fifty steps and more are taken back one by one, and done again', async () => {
  const history = createHistory();
  let value = 0;
  for (let n = 1; n <= 120; n++) {
    const before = value;
    value = n;
    history.add({ name: String(n), undo: () => void (value = before), redo: () => void (value = n) });
  }
  for (let n = 120; n >= 1; n--) {
    expect((await history.undo())?.name).toBe(String(n));
    expect(value).toBe(n - 1);
  }
  expect(history.canUndo).toBe(false);
  expect(await history.undo()).toBeNull();
  while (history.canRedo) await history.redo();
  expect(value).toBe(120);
});

test('letters of a word are one step, and what follows later is another', async () => {
  let now = 0;
  const history = createHistory(() => now);
  let text = '';
  const write = (next: string) => {
    const before = text;
    text = next;
    history.add({ name: 'text', group: 'text', undo: () => void (text = before), redo: () => void (text = next) });
  };
  for (const letters of ['s', 'se', 'sea']) {
    write(letters);
    now += 200;
  }
  now += 5000;
  write('sea view');
  await history.undo();
  expect(text).toBe('sea');
  await history.undo();
  expect(text).toBe('');
});

test('a step that fails to be taken back stays, and a new one ends what could be done again', async () => {
  const history = createHistory();
  let isDown = true;
  const fail = () => {
    if (isDown) throw new Error('down');
  };
  history.add({ name: 'one', undo: fail, redo: () => undefined });
  await expect(history.undo()).rejects.toThrow('down');
  expect(history.canUndo).toBe(true);
  isDown = false;
  await history.undo();
  expect(history.canRedo).toBe(true);
  history.add({ name: 'two', undo: () => undefined, redo: () => undefined });
  expect(history.canRedo).toBe(false);
});

test('who takes back while something is still being done takes that back, and nothing before it', async () => {
  const history = createHistory();
  const log: string[] = [];
  history.add({ name: 'moved', undo: () => void log.push('moved back'), redo: () => {} });
  const { promise, resolve } = Promise.withResolvers<void>();
  const removing = history.act({ name: 'removed', redo: () => promise, undo: () => void log.push('brought back') });
  const undoing = history.undo();
  resolve();
  await removing;
  expect((await undoing)?.name).toBe('removed');
  expect(log).toEqual(['brought back']);
});

test('what could not be done is not remembered', async () => {
  const history = createHistory();
  await expect(history.act({ name: 'removed', redo: () => Promise.reject(new Error('offline')), undo: () => {} })).rejects.toThrow(
    'offline',
  );
  expect(history.canUndo).toBe(false);
  expect(await history.undo()).toBeNull();
});
