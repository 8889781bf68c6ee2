import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestRoom } from './test-room.mjs';

let memory: string;
beforeAll(() => {
  memory = mkdtempSync(path.join(tmpdir(), 'room-'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(memory, { recursive: true });
});

test.runIf(process.platform === 'linux')('tests have a folder in memory that goes with them, and what a killed run left goes too', () => {
  vi.stubEnv('TMPDIR', '');
  // No process has this number: Linux's are below four million.
  const left = path.join(memory, 'belvedere-test-999999999-x');
  mkdirSync(left);
  const room = openTestRoom({ memory, least: 1 });
  expect(path.dirname(room.env['TMPDIR']!)).toBe(memory);
  expect([existsSync(room.env['TMPDIR']!), existsSync(left)]).toEqual([true, false]);
  room.remove();
  expect(existsSync(room.env['TMPDIR']!)).toBe(false);
});

test('where there is little of it, none, or where a folder was given, the system decides', () => {
  vi.stubEnv('TMPDIR', '');
  expect(openTestRoom({ memory, least: 2 ** 60 }).env).toEqual({});
  expect(openTestRoom({ memory: path.join(memory, 'none'), least: 1 }).env).toEqual({});
  vi.stubEnv('TMPDIR', memory);
  expect(openTestRoom({ memory, least: 1 }).env).toEqual({});
});
