import { OperatorError } from '../operator-error.ts';

/** Something on this machine keeps the database from starting. */
export class StartupError extends OperatorError {
  override name = 'StartupError';
}
