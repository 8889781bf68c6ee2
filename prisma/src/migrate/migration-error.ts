import { OperatorError } from '../operator-error.ts';

/** A migration that can't be applied, or a history that doesn't fit. */
export class MigrationError extends OperatorError {
  override name = 'MigrationError';
}
