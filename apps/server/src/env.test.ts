import { isAbsolute } from 'node:path';
import { expect, test } from 'vitest';
import { BadEnvironment, readEnv } from './env.ts';

test('without any setting the server is to be reached on this machine only', () => {
  const env = readEnv({}, '/srv/app');
  expect(env).toMatchObject({ HOST: '127.0.0.1', PORT: 4000, TRUSTED_PROXIES: 0, CONSOLE_ORIGINS: [] });
  expect(env.DATA_DIR).toBe('/srv/app/.belvedere');
});

test('an empty setting is none', () => {
  expect(readEnv({ PORT: '', DATABASE_URL: '', LOG_LEVEL: '' })).toMatchObject({ PORT: 4000, LOG_LEVEL: 'info' });
});

test('settings are read as what they are', () => {
  const env = readEnv({
    PORT: '80',
    PUBLIC_URL: 'https://tours.example/',
    CONSOLE_ORIGINS: 'https://a.example, ,https://b.example',
    DATA_DIR: '/data',
  });
  expect(env).toMatchObject({ PORT: 80, PUBLIC_URL: 'https://tours.example', CONSOLE_ORIGINS: ['https://a.example', 'https://b.example'] });
  expect(isAbsolute(env.DATA_DIR)).toBe(true);
});

test.for<[string, string]>([
  ['PORT', 'eighty'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PUBLIC_URL', 'tours.example'],
  ['PUBLIC_URL', 'ftp://tours.example'],
  ['TRUSTED_PROXIES', 'all'],
  ['TOUR_CACHE_MB', '0'],
  ['PAGE_CACHE_MB', '0'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused by its name', ([name, value]) => {
  expect(() => readEnv({ [name]: value })).toThrow(BadEnvironment);
  expect(() => readEnv({ [name]: value })).toThrow(name);
});

test('every wrong setting is named at once', () => {
  expect(() => readEnv({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT.*LOG_LEVEL/);
});
