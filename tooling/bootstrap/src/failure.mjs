/** What stops the set-up, in one line: what is wrong, and the way out. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {string} wayOut
   */
  constructor(message, wayOut) {
    super(message);
    this.name = 'Failure';
    this.wayOut = wayOut;
  }
}
