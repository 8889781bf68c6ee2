import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { status } from '@belvedere/db/migrate';
import { openGeography } from '@belvedere/platform';
import { readEnv } from '../env.ts';
import { assetRoutes } from '../http/asset-routes.ts';
import { openOwner } from '../open-database-server.ts';
import type { Output } from './output.ts';

interface Check {
  name: string;
  ok: boolean;
  detail: string;
}

export class Unwell extends Error {
  override name = 'Unwell';
}

const GIGABYTE = 1024 ** 3;

/** Looks at all that a start needs, without changing anything that matters, and names the way out of each trouble. */
export async function doctorCommand(output: Output): Promise<void> {
  const env = readEnv();
  const checks: Check[] = [];
  const check = async (name: string, look: () => Promise<string>) => {
    try {
      checks.push({ name, ok: true, detail: await look() });
    } catch (error) {
      const { message, wayOut } = error as Error & { wayOut?: string };
      checks.push({ name, ok: false, detail: [message, wayOut].filter(Boolean).join(' ') });
    }
  };
  await check('node', async () => {
    if (Number(process.versions.node.split('.')[0]) < 24)
      throw new Error(`This is Node ${process.version}. Start by "npm start", which brings Node 24.`);
    return process.version;
  });
  await check('data', async () => {
    await mkdir(env.DATA_DIR, { recursive: true });
    await access(env.DATA_DIR, constants.W_OK);
    const { bavail, bsize } = await statfs(env.DATA_DIR);
    const free = (bavail * bsize) / GIGABYTE;
    if (free < 1) throw new Error(`Only ${free.toFixed(1)} GB are free at ${env.DATA_DIR}. Free some, or set DATA_DIR.`);
    return `${env.DATA_DIR}, ${free.toFixed(0)} GB free`;
  });
  await check('viewer', async () => {
    await assetRoutes();
    return 'built';
  });
  await check('port', async () => {
    await portIsFree(env.HOST, env.PORT);
    return `${env.PORT} is free`;
  });
  const geography = env.GEOIP_PATH;
  if (geography !== undefined)
    await check('geography', async () => {
      await openGeography(geography);
      return geography;
    });
  await check('database', async () => {
    const { ownerUrl, version, stop } = await openOwner(env, () => {});
    // Ended whatever comes next, if this command started it.
    await using open = new AsyncDisposableStack();
    open.defer(stop);
    const { pending, failed, edited } = await status({ url: ownerUrl });
    if (failed.length > 0) throw new Error(`Migrations were interrupted: ${failed.join(', ')}. Run "belvedere migrate deploy".`);
    if (edited.length > 0) throw new Error(`Migrations were changed after they were applied: ${edited.join(', ')}. Restore the files.`);
    return `PostgreSQL ${version}${pending.length > 0 ? `, ${pending.length} migrations wait` : ''}`;
  });
  output.result(checks, checks.map(({ name, ok, detail }) => `${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(9)} ${detail}`).join('\n'));
  if (checks.some(({ ok }) => !ok)) throw new Unwell('Something is wrong; see above.');
}

function portIsFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => reject(new Error(`Port ${port} is taken. A server of yours may run already; otherwise set PORT.`)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
