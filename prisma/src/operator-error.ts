/** What only the person at this machine can settle: one line that says what is wrong, one that says how to get out. */
export class OperatorError extends Error {
  override name = 'OperatorError';
  readonly wayOut: string;

  constructor(message: string, wayOut: string, options?: ErrorOptions) {
    super(message, options);
    this.wayOut = wayOut;
  }
}
