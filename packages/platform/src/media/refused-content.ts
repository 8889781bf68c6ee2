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

/** What converts film and sound is not on this machine. The file is kept: once it is there, a retry works. */
export class MissingProgram extends Error {
  override readonly name = 'MissingProgram';

  constructor() {
    super(
      'Film and sound are converted by ffmpeg, which this server does not have. Whoever runs it installs it (Debian: apt install ffmpeg) or names it in FFMPEG_PATH; the file is kept meanwhile. Then try again.',
    );
  }
}
