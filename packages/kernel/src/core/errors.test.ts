import { describe, expect, expectTypeOf, test } from 'vitest';
import { AppError, commonErrors, defineErrors, fail, fieldsOf, isError } from './errors.ts';
import { toProblem } from './problem.ts';

const toursErrors = defineErrors('tours', {
  not_found: { status: 404, message: 'There is no such tour.', help: 'Check the id or the slug.' },
});

function caught(run: () => never): AppError {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

describe('errors', () => {
  test('a code carries the name of its system, also in its type', () => {
    expect(toursErrors.not_found.code).toBe('tours.not_found');
    expectTypeOf(toursErrors.not_found.code).toEqualTypeOf<'tours.not_found'>();
    expect(Object.isFrozen(toursErrors.not_found)).toBe(true);
  });

  test('fail throws what the definition says and keeps the cause', () => {
    const cause = new Error('inner');
    const error = caught(() => fail(toursErrors.not_found, { cause }));
    expect(error).toMatchObject({ name: 'AppError', code: 'tours.not_found', status: 404, retryable: false, cause });
    expect(isError(error, toursErrors.not_found)).toBe(true);
    expect(isError(error, commonErrors.not_found)).toBe(false);
  });

  test('S2 a problem names type, code, request and fields', () => {
    const error = caught(() => fail(commonErrors.invalid_input, { fields: { 'scene.title': 'Too long.' } }));
    expect(toProblem(error, { requestId: 'r1', instance: '/trpc/tours.create' })).toEqual({
      type: '/problems/common.invalid_input',
      title: 'The input is not valid.',
      status: 400,
      detail: 'Correct the fields named under errors.',
      instance: '/trpc/tours.create',
      code: 'common.invalid_input',
      request_id: 'r1',
      retryable: false,
      errors: [{ field: 'scene.title', detail: 'Too long.' }],
    });
  });

  test.each([
    ['an error', new Error('SELECT * FROM users failed at /srv/app.ts')],
    ['a text', 'password=hunter2'],
    ['nothing', undefined],
    ['an imitation', { name: 'AppError', code: 'x', status: 200, message: 'SELECT' }],
    ['a cause', new AppError(commonErrors.internal, { cause: new Error('SELECT 1') })],
  ])('S2 %s that nobody defined shows nothing of itself', (_, error) => {
    const shown = JSON.stringify(toProblem(error, { requestId: 'r1' }));
    expect(JSON.parse(shown)).toMatchObject({ status: 500, code: 'common.internal' });
    expect(shown).not.toMatch(/SELECT|hunter2|\.ts|stack/);
  });

  test('K4 an exceeded quota has the registered type and its extensions, which can not overwrite a member', () => {
    const error = caught(() =>
      fail(commonErrors.quota_exceeded, { retryAfter: 30, data: { 'violated-policies': ['daily'], status: 200 } }),
    );
    expect(toProblem(error, { requestId: 'r1' })).toMatchObject({
      type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
      status: 429,
      retryable: true,
      retry_after: 30,
      'violated-policies': ['daily'],
    });
  });

  test('fields are bounded and a hostile path stays a plain member', () => {
    const issues = Array.from({ length: 1_000 }, (_, index) => ({ path: ['items', index], message: 'x'.repeat(10_000) }));
    expect(Object.keys(fieldsOf(issues))).toHaveLength(50);
    const hostile = fieldsOf([{ path: ['__proto__'], message: 'no' }]);
    expect(Object.keys(hostile)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(hostile)).toBe(Object.prototype);
  });
});
