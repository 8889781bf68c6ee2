import { commonErrors, fail } from '@belvedere/kernel/core';
import { passwordProblem } from './password-problem.ts';

/** Refuses a password that would be guessed, naming the input's field. */
export async function requireGoodPassword(password: string, field: string, person: { email: string; displayName: string }): Promise<void> {
  const problem = await passwordProblem(password, [person.email, person.displayName]);
  if (problem) fail(commonErrors.invalid_input, { fields: { [field]: problem } });
}
