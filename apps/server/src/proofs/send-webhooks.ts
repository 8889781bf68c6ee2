// Sends webhooks in a process of its own, for the proof that kills it. Whoever started it says by how many seconds its clock goes ahead,
// so that what waits for its next attempt, or for the end of a dead sender's claim, is due.
import { listWebhookFacts, startWorker } from '@belvedere/kernel';
import { createWebhooksJob } from '@belvedere/platform';
import { readEnv } from '../env.ts';
import { openServices } from '../open-services.ts';
import { allLoops } from '../systems.ts';

const [folder, runtimeUrl, jobsUrl, receiver] = process.argv.slice(2) as [string, string, string, string];
let ahead = 0;
process.on('message', (seconds) => {
  ahead = Number(seconds);
});
process.on('disconnect', () => process.exit());

const env = readEnv({ DATA_DIR: folder, LOG_LEVEL: 'silent', LOOPBACK_PORTS: receiver });
const clock = { now: () => new Date(Date.now() + ahead * 1000) };
const { services } = await openServices(env, { runtimeUrl, secretKey: new Uint8Array(32).fill(7), clock });
await startWorker({ jobsUrl, services, jobs: [createWebhooksJob(listWebhookFacts())], loops: allLoops });
process.send?.('sending');
