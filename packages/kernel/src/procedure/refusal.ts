import { AppError, type ErrorDefinition } from '../core/index.ts';
import type { RefusalEntry } from './ports.ts';

/** A call that access refuses. It is written down by the guard once the call's transaction has ended. */
export class Refusal extends AppError {
  readonly entry: RefusalEntry;

  constructor(definition: ErrorDefinition, entry: RefusalEntry) {
    super(definition);
    this.entry = entry;
  }
}
