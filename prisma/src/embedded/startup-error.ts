/** Something on this machine keeps the database from starting: one line that says what, one that says how to get out. */
export class StartupError extends Error {
  override name = 'StartupError';
  readonly wayOut: string;

  constructor(message: string, wayOut: string, options?: ErrorOptions) {
    super(message, options);
    this.wayOut = wayOut;
  }
}
