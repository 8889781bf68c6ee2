/** A test that was chosen, and what became of it. */
export interface RanTest {
  name: string;
  state: 'passed' | 'failed' | 'skipped' | 'pending';
  errors: readonly string[];
}

export type Verdict = 'killed' | 'survived' | 'broken';

/** The code did not even run: such a failure says nothing about the test. */
const DEAD_CODE = /^(?:ReferenceError|SyntaxError)\b/;

/** Killed by a test that ran and failed; broken when none ran, or when the code could not. */
export function judgeRun(tests: readonly RanTest[]): { verdict: Verdict; by: string | undefined } {
  const failed = tests.filter(({ state }) => state === 'failed');
  const missed = failed.find(({ errors }) => !errors.some((error) => DEAD_CODE.test(error)));
  if (missed) return { verdict: 'killed', by: missed.name };
  const passed = tests.some(({ state }) => state === 'passed');
  return { verdict: failed.length === 0 && passed ? 'survived' : 'broken', by: undefined };
}
