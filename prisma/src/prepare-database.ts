import { deploy } from './migrate/index.ts';
import { openRoles } from './roles.ts';

export interface PreparedDatabase {
  /** For transactions of tenants. */
  runtimeUrl: string;
  /** For the outbox and the job queue. */
  jobsUrl: string;
  /** Names of the migrations that this call applied. */
  applied: string[];
}

/** Brings a database to the present schema and lets the two serving roles sign in. Safe to run twice and at the same time. */
export async function prepareDatabase(options: { ownerUrl: string; passwordOf: (role: string) => string }): Promise<PreparedDatabase> {
  const { applied } = await deploy({ url: options.ownerUrl });
  const urls = await openRoles(options.ownerUrl, options.passwordOf);
  return { ...urls, applied };
}
