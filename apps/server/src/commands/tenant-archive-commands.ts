import { resolve } from 'node:path';
import { listMigrations } from '@belvedere/db';
import { archiveKey } from '@belvedere/kernel/archive';
import { exportTenant, importTenant } from '@belvedere/platform/tenant-archive';
import { readKeys } from './export-commands.ts';
import type { Output } from './output.ts';
import { withSession } from './session.ts';

/** `belvedere tenant export <slug> <file>`: everything of a tenant in one file. */
export async function tenantExport(slug: string, file: string, output: Output): Promise<void> {
  await withSession(output, async ({ services }) => {
    const bar = output.bar('Writing the archive');
    const path = resolve(file);
    const exported = await exportTenant(services, { slug, path, schema: listMigrations(), onProgress: bar.at });
    bar.done('The archive is written');
    const { rows, files, people, size, leftOut } = exported;
    output.result(
      { file: path, ...exported },
      [
        `${path} (${Math.ceil(size / 1_048_576)} MB): ${rows} rows, ${files} files, ${people} people. It names people: keep it as you keep a backup.`,
        ...leftOutLines(leftOut),
        'The tenant goes on here. Suspend it before both installations send mails and publish by schedule.',
      ].join('\n'),
    );
  });
}

/** `belvedere tenant import <file>`: the same tenant on an installation that does not have it. */
export async function tenantImport(file: string, flags: { key?: string }, output: Output): Promise<void> {
  const given = flags.key === undefined ? [] : await readKeys(flags.key);
  await withSession(output, async ({ services }) => {
    const bar = output.bar('Reading the archive');
    const imported = await importTenant(services, {
      path: resolve(file),
      trusted: [archiveKey(services.signingKey).publicKey, ...given],
      schema: listMigrations(),
      onProgress: bar.at,
    });
    bar.done('The archive is read');
    const { slug, rows, files, people, leftOut } = imported;
    output.result(
      imported,
      [
        `The tenant "${slug}" is here: ${rows} rows, ${files} files. ${people.joined} people were here already, ${people.made} are new and choose a password by "forgot password".`,
        ...leftOutLines(leftOut),
        `Next: belvedere audit verify --tenant ${slug}.`,
      ].join('\n'),
    );
  });
}

function leftOutLines(leftOut: Record<string, number>): string[] {
  const lines = Object.entries(leftOut).map(([column, values]) => `  ${column}: ${values}`);
  return lines.length === 0 ? [] : ['Secrets do not travel. To be set up again (see docs/operations.md):', ...lines];
}
