/** The file itself is at fault: to try again would end in the same. The message is for people. */
export class RefusedContent extends Error {
  override readonly name = 'RefusedContent';
  /** Quarantined is what pretends to be something else; failed is what is only damaged. */
  readonly verdict: 'failed' | 'quarantined';

  constructor(verdict: 'failed' | 'quarantined', message: string, options?: ErrorOptions) {
    super(message, options);
    this.verdict = verdict;
  }
}
