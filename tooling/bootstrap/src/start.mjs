import { prepare } from './prepare.mjs';
import { run } from './run.mjs';

/**
 * Sets up, then becomes the server; what follows on the command line is the server's.
 * @param {string[]} rest
 */
export async function start(rest) {
  await prepare();
  const { code } = await run(['node', 'apps/server/belvedere.mjs', 'start', ...rest], { show: true });
  return code;
}
