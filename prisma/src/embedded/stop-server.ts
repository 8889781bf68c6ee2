import { explainFailure } from './explain-failure.ts';
import type { Cluster } from './open-cluster.ts';
import { findPostmaster } from './postmaster.ts';
import { runProgram } from './run-program.ts';

/** Ends the server, and with it every connection; what was committed is on disk. */
export async function stopServer(cluster: Cluster): Promise<void> {
  if (!(await findPostmaster(cluster.dir))) return;
  const options = ['--mode=fast', '--wait', '--timeout=60', `--pgdata=${cluster.dir}`, '--silent'];
  const { code, output } = await runProgram(cluster, cluster.binaries.pgCtl, ['stop', ...options]);
  if (code !== 0 && (await findPostmaster(cluster.dir)))
    throw explainFailure({ doing: 'Stopping PostgreSQL', output, dataDir: cluster.dataDir });
}
