/** A migration that can't be applied, or a history that doesn't fit: one line that says what, one that says how to get out. */
export class MigrationError extends Error {
  override name = 'MigrationError';
  readonly wayOut: string;

  constructor(message: string, wayOut: string, options?: ErrorOptions) {
    super(message, options);
    this.wayOut = wayOut;
  }
}
