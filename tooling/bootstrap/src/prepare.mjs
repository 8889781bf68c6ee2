import { checkNode } from './check-node.mjs';
import { Failure } from './failure.mjs';
import { install } from './install.mjs';
import { phase } from './phase.mjs';
import { run } from './run.mjs';

/** From a bare clone to everything that a run needs: packages, the database client, the browser bundles. */
export async function prepare() {
  checkNode();
  await install();
  await phase('Generating and building what has changed', async () => {
    const { code, output } = await run(['turbo', 'run', 'generate', 'build', '--output-logs=errors-only']);
    if (code !== 0) throw new Failure(`The build failed:\n${output.trim()}\n`, 'Mend that and run the command again.');
  });
}
