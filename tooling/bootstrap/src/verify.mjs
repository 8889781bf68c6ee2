import { gates, runGates } from './gates.mjs';
import { prepare } from './prepare.mjs';
import { report } from './report.mjs';

/** Everything that needs neither a database nor a browser; what has not changed since it passed is not run again. */
export async function verify() {
  await prepare();
  return report([await runGates([...gates, 'selftest', 'test:unit'])]);
}
