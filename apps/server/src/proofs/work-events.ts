// Does the work of events and mails in a process of its own, for the proof that kills it.
import { startWorker } from '@belvedere/kernel';
import { readEnv } from '../env.ts';
import { openServices } from '../open-services.ts';
import { allJobs, allLoops } from '../systems.ts';

const [folder, runtimeUrl, jobsUrl] = process.argv.slice(2) as [string, string, string];
process.on('disconnect', () => process.exit());

const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent' });
const { services } = await openServices(env, { runtimeUrl, secretKey: new Uint8Array(32).fill(7) });
await startWorker({ jobsUrl, services, jobs: allJobs, loops: allLoops });
process.send?.('working');
