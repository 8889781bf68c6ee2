/** Files that are served were not made yet. */
export class MissingBuild extends Error {
  override name = 'MissingBuild';

  constructor(what: string) {
    super(`Not everything is built (${what} is missing). Run "npm start", or "pnpm turbo run build".`);
  }
}
