import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test('I10 an error is logged without the connection that a library hung on it', () => {
  const error = Object.assign(new Error('terminated'), { code: '57P01', client: { secretKey: 42, queries: ['SELECT 1'] } });
  expect(redact(error)).toEqual({ name: 'Error', message: 'terminated', stack: error.stack, code: '57P01' });
});

test('S2 the cause and the parts of an error are kept', () => {
  const cause = new TypeError('inner');
  const logged = redact(new AggregateError([cause], 'outer', { cause })) as { cause: object; errors: object[] };
  expect(logged.cause).toMatchObject({ name: 'TypeError', message: 'inner' });
  expect(logged.errors).toHaveLength(1);
});
