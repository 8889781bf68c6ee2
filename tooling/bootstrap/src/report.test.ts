import process from 'node:process';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { report } from './report.mjs';

let written = '';
beforeEach(() => {
  written = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

test.each([
  {
    tallies: [
      { passed: 7, failed: 0 },
      { passed: 100, failed: 0 },
    ],
    line: '107 passed, 0 failed\n',
    code: 0,
  },
  {
    tallies: [
      { passed: 6, failed: 1 },
      { passed: 100, failed: 2 },
    ],
    line: '106 passed, 3 failed\n',
    code: 1,
  },
  { tallies: [{ passed: 7, failed: 1, said: '--- lint ---\nno\n' }], line: '--- lint ---\nno\n7 passed, 1 failed\n', code: 1 },
  { tallies: [{ passed: 0, failed: 0 }], line: '0 passed, 0 failed\n', code: 1 },
])('$line', ({ tallies, line, code }) => {
  expect(report(tallies)).toBe(code);
  expect(written).toBe(line);
});
