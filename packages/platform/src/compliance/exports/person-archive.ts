import type { Services } from '@belvedere/kernel';
import type { ZipPart } from '@belvedere/kernel/archive';
import { toCsvRow } from '@belvedere/kernel/csv';
import { parseStorageKey } from '@belvedere/kernel/storage';
import type { Person } from '../personal-data/person-of.ts';
import { eachPersonalRow, type RowsOf, type TableEntry } from '../personal-data/table.ts';
import { pulled } from './pulled.ts';
import { personalTablesIn } from './table.ts';

export interface ArchiveOf {
  person: Person;
  /** The tenants to look in; the platform's own has what belongs to no other. */
  tenants: readonly { id: string; folder: string }[];
  /** With the files that the person uploaded. */
  withFiles: boolean;
  /** What every table of the registry has to say, unless given. */
  tables?: readonly TableEntry[] | undefined;
}

/** Everything about a person, table by table as JSON and CSV: one part is open at a time, and of it one batch of rows. */
export async function* personArchive(services: Services, { person, tenants, withFiles, tables }: ArchiveOf): AsyncGenerator<ZipPart> {
  yield { name: 'README.txt', content: lines([README]) };
  for (const { id: tenantId, folder } of tenants) {
    for (const table of await personalTablesIn(services.database, { tenantId, person, tables })) {
      const rows: RowsOf = { tenantId, person, table };
      yield { name: `${folder}/${table.name}.json`, content: pulled((push) => writeJson(services, rows, push)) };
      yield { name: `${folder}/${table.name}.csv`, content: pulled((push) => writeCsv(services, rows, push)) };
      if (withFiles && table.name === 'media_files') yield* uploadedFiles(services, rows, folder);
    }
  }
}

type Push = (chunk: string) => Promise<void>;

async function writeJson({ database }: Services, rows: RowsOf, push: Push): Promise<void> {
  let separator = '[\n';
  await eachPersonalRow(database, rows, async (batch) => {
    await push(separator + batch.join(',\n'));
    separator = ',\n';
  });
  await push(separator === '[\n' ? '[]\n' : '\n]\n');
}

async function writeCsv({ database }: Services, rows: RowsOf, push: Push): Promise<void> {
  let columns: string[] | undefined;
  await eachPersonalRow(database, rows, async (batch) => {
    const objects = batch.map((row) => JSON.parse(row) as Record<string, unknown>);
    const header = columns === undefined ? toCsvRow((columns = Object.keys(objects[0] ?? {}))) : '';
    await push(header + objects.map((row) => toCsvRow(columns!.map((column) => row[column]))).join(''));
  });
}

async function* uploadedFiles({ database, storage }: Services, rows: RowsOf, folder: string): AsyncGenerator<ZipPart> {
  const paths: { id: string; path: string }[] = [];
  await eachPersonalRow(database, rows, async (batch) => {
    for (const row of batch) {
      const { id, file_path: path } = JSON.parse(row) as { id: string; file_path: string };
      paths.push({ id, path });
    }
  });
  for (const { id, path } of paths) {
    // A file whose upload has not begun lies nowhere.
    if (!path.startsWith(`${rows.tenantId}/`)) continue;
    const key = parseStorageKey(rows.tenantId, path);
    if (!(await storage.head(key))) continue;
    const { body } = await storage.get(key);
    yield { name: `${folder}/files/${id}${path.slice(path.lastIndexOf('.'))}`, content: body as AsyncIterable<Uint8Array>, stored: true };
  }
}

async function* lines(texts: readonly string[]): AsyncGenerator<string> {
  yield* texts;
}

const README = `Your data.

Each folder is a place where data about you is kept: "account" is what belongs to you alone, every other folder is a customer of this
platform in whose account there is something about you. In it is a file for each kind of record, once as JSON for programs and once as
CSV for spreadsheets, with the same content. media_files lists the files that you uploaded.

Passwords, keys and other secrets are not in it, not even as hashes.
`;
