import tab from '@bomb.sh/tab/commander';
import { Command, CommanderError } from 'commander';
import { AppError } from '@belvedere/kernel/core';
import { createOutput, type Output } from './commands/output.ts';

interface Globals {
  json?: boolean;
}

/** Exit codes: 0 done, 1 failed, 2 wrong use. */
export async function runCli(argv: readonly string[]): Promise<number> {
  const program = buildProgram();
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const json = program.opts<Globals>().json ?? false;
    const { message, help } = explain(error);
    process.stderr.write(json ? `${JSON.stringify({ error: message, help })}\n` : `${[message, help].filter(Boolean).join(' ')}\n`);
    return 1;
  }
}

/** One clear line for what a person can mend; the stack only for what is a fault of ours. */
function explain(error: unknown): { message: string; help?: string | undefined } {
  if (error instanceof AppError)
    return {
      message: error.message,
      help: [error.help, ...Object.entries(error.fields ?? {}).map(([field, detail]) => `${field}: ${detail}`)].filter(Boolean).join(' '),
    };
  if (!(error instanceof Error)) return { message: String(error) };
  const wayOut = (error as Error & { wayOut?: string }).wayOut;
  if (wayOut !== undefined) return { message: error.message, help: wayOut };
  if (KNOWN.has(error.name)) return { message: error.message };
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return { message: 'The disk is full.', help: 'Free some space, or set DATA_DIR to a folder on another disk.' };
  if (code === 'ECONNREFUSED')
    return { message: 'The database does not answer.', help: 'Check DATABASE_URL, or unset it to use the embedded database.' };
  return { message: error.stack ?? error.message };
}

const KNOWN = new Set([
  'BadEnvironment',
  'MissingBuild',
  'NothingToImport',
  'ExportFailed',
  'NotGenuine',
  'PortTaken',
  'UnknownTenant',
  'UnsafeRole',
  'StartupError',
  'MigrationError',
  'ChainBroken',
  'DrillFailed',
  'DumpFailed',
  'Unwell',
]);

function buildProgram(): Command {
  const program = new Command('belvedere')
    .description('Virtual 360° tours and the platform under them.')
    .version('0.1.0')
    .option('--json', 'answer with one JSON document')
    .showHelpAfterError('(see --help)')
    .exitOverride();
  const output = (): Output => createOutput({ json: program.opts<Globals>().json ?? false });

  // Each command is loaded when it is called: --help answers at once.
  program
    .command('start')
    .description('start everything on this machine: database, server, worker, and a demo tour')
    .option('--no-demo', 'without the demo tenant')
    .action(async (flags: { demo?: boolean }) => (await import('./commands/start-command.ts')).startCommand(flags, output()));
  program
    .command('serve')
    .description('serve requests; run any number of these behind a load balancer')
    .action(async () => (await import('./commands/serve-command.ts')).serveCommand(output()));
  program
    .command('work')
    .description('run jobs: process media, cut tiles, send mail; run any number of these')
    .action(async () => (await import('./commands/work-command.ts')).workCommand(output()));

  const migrate = program.command('migrate').description('the schema of the database');
  migrate
    .command('status')
    .description('which migrations are applied and which wait')
    .action(async () => (await import('./commands/migrate-commands.ts')).migrateStatus(output()));
  migrate
    .command('deploy')
    .description('apply the migrations that wait')
    .action(async () => (await import('./commands/migrate-commands.ts')).migrateDeploy(output()));
  migrate
    .command('diff')
    .description('print the SQL that makes the schema files from nothing')
    .action(async () => (await import('./commands/migrate-commands.ts')).migrateDiff(output()));

  program
    .command('import')
    .description('make a tour of a folder or zip file: a tour of Pannellum, Marzipano or krpano, or panoramas')
    .argument('<folder|zip>', 'a tour of another program, or JPEG, PNG, WebP or AVIF files, twice as wide as high')
    .option('--tenant <slug>', 'whose tour it becomes (default: the demo tenant)')
    .option('--title <title>', 'title of the tour (default: the name of the folder)')
    .option('--from <format>', 'belvedere, pannellum, marzipano, krpano or pictures (default: found out)')
    .option('--lens-fov <degrees>', 'pictures are those of two lenses (dual fisheye) that span so many degrees each, most often 200')
    .option('--dry-run', 'say what would be made, and make nothing')
    .option('--publish', 'publish it at once')
    .action(async (source: string, { from, lensFov, ...flags }: { from?: string; lensFov?: string }) => {
      const { degreesOfLens, importCommand, importFormat } = await import('./commands/import-command.ts');
      const read = {
        ...(from !== undefined && { from: importFormat(from) }),
        ...(lensFov !== undefined && { lensFov: degreesOfLens(lensFov) }),
      };
      await importCommand(source, { ...flags, ...read }, output());
    });

  const exporting = program
    .command('export')
    .description('write a tour into an archive that opens in a browser without a server')
    .argument('<tour>', 'its slug or id')
    .option('--tenant <slug>', 'whose tour it is (default: the demo tenant)')
    .option('--out <file>', 'where the archive goes (default: the slug of the tour)')
    .option('--draft', 'the draft instead of what is live')
    .option('--no-originals', 'without the files as they were uploaded')
    .action(async (name: string, flags: object) => (await import('./commands/export-commands.ts')).exportCommand(name, flags, output()));
  exporting
    .command('verify')
    .description('check that an archive is as it was written, by this installation or by one whose key is given')
    .argument('<zip>')
    .option('--key <key|file>', 'public key in base64url, or a file of /.well-known/belvedere-export-keys.json')
    .action(async (path: string, flags: object) => (await import('./commands/export-commands.ts')).verifyCommand(path, flags, output()));

  const translations = program.command('translations').description('texts of a tour for translators');
  translations
    .command('export')
    .description('write the texts of a tour with what is said of them in a language')
    .argument('<tour>', 'its slug or id')
    .requiredOption('--language <tag>', 'such as de or pt-BR')
    .option('--format <xliff|json>', 'default: xliff, or by the end of --out')
    .option('--out <file>')
    .option('--open', 'only what is missing, drafted or stale')
    .option('--tenant <slug>')
    .action(async (name: string, flags: { language: string }) =>
      (await import('./commands/export-commands.ts')).exportTranslationsCommand(name, flags, output()),
    );
  translations
    .command('import')
    .description('take a file of translations in, as drafts that wait for approval')
    .argument('<tour>', 'its slug or id')
    .argument('<file>', 'XLIFF 2.0, or JSON')
    .option('--approved', 'as approved: the next publishing shows them')
    .option('--machine', 'a machine wrote them')
    .option('--dry-run', 'say what would be taken, and take nothing')
    .option('--tenant <slug>')
    .action(async (name: string, file: string, flags: object) =>
      (await import('./commands/export-commands.ts')).importTranslationsCommand({ name, path: file }, flags, output()),
    );

  const tenant = program.command('tenant').description('customers of the platform');
  tenant
    .command('create')
    .description('make a tenant with its roles, settings and limits')
    .argument('<slug>', 'short name for addresses')
    .requiredOption('--owner <e-mail>', 'who owns it; a registered user')
    .option('--name <name>', 'full name (default: the slug)')
    .action(async (slug: string, flags: { owner: string; name?: string }) =>
      (await import('./commands/account-commands.ts')).tenantCreate(slug, flags, output()),
    );

  tenant
    .command('export')
    .description('write everything of a tenant into one signed file: rows, files, and who its people are')
    .argument('<slug>')
    .argument('<file>', 'where it goes, such as castle.zip')
    .action(async (slug: string, file: string) =>
      (await import('./commands/tenant-archive-commands.ts')).tenantExport(slug, file, output()),
    );
  tenant
    .command('import')
    .description('bring a tenant to this installation, all of it or nothing; it must not be here yet')
    .argument('<file>', 'what tenant export wrote, by the same version')
    .option('--key <key|file>', 'public key of the installation that wrote it, or a file of its /.well-known/belvedere-export-keys.json')
    .action(async (file: string, flags: { key?: string }) =>
      (await import('./commands/tenant-archive-commands.ts')).tenantImport(file, flags, output()),
    );
  tenant
    .command('list')
    .description('every tenant, and which are removed')
    .action(async () => (await import('./commands/tenant-commands.ts')).tenantList(output()));
  tenant
    .command('remove')
    .description('serve nothing of a tenant any more; it can be restored for 30 days, then it is gone for good')
    .argument('<slug>')
    .option('--yes', 'yes, this one')
    .option('--now', 'purge it at once: rows, files, keys')
    .action(async (slug: string, flags: { yes?: boolean; now?: boolean }) =>
      (await import('./commands/tenant-commands.ts')).tenantRemove(slug, flags, output()),
    );
  tenant
    .command('restore')
    .description('bring a removed tenant back as it was')
    .argument('<slug>')
    .action(async (slug: string) => (await import('./commands/tenant-commands.ts')).tenantRestore(slug, output()));

  const user = program.command('user').description('people');
  user
    .command('create')
    .description('make a user whose e-mail counts as verified; the password is shown once')
    .argument('<e-mail>')
    .option('--name <name>', 'name that others see')
    .action(async (email: string, flags: { name?: string }) =>
      (await import('./commands/account-commands.ts')).userCreate(email, flags, output()),
    );
  user
    .command('reset')
    .description('set a new password, shown once, and end all sessions')
    .argument('<e-mail>')
    .action(async (email: string) => (await import('./commands/account-commands.ts')).userReset(email, output()));

  program
    .command('key')
    .description('API keys')
    .command('create')
    .description('make an API key in the name of the tenant’s owner; it is shown once')
    .argument('<name>')
    .requiredOption('--tenant <slug>', 'whose key it is')
    .option('--scopes <scopes>', 'scopes with commas between', 'tours.read')
    .option('--publishable', 'for browsers: read only')
    .action(async (name: string, flags: { tenant: string; scopes: string; publishable?: boolean }) =>
      (await import('./commands/account-commands.ts')).keyCreate(name, flags, output()),
    );

  program
    .command('keys')
    .description('keys of this installation')
    .command('rotate')
    .description('wrap all data keys with the newest of WRAPPING_KEYS, while servers go on')
    .action(async () => (await import('./commands/rotate-command.ts')).keysRotate(output()));

  program
    .command('audit')
    .description('the audit log')
    .command('verify')
    .description('check the hash chain of every tenant, or of one')
    .option('--tenant <slug>')
    .action(async (flags: { tenant?: string }) => (await import('./commands/audit-command.ts')).auditVerify(flags, output()));

  const backup = program
    .command('backup')
    .description('copy database and files, encrypted, to BACKUP_DIR or BACKUP_S3_BUCKET')
    .action(async () => (await import('./commands/recovery-commands.ts')).backupTake(output()));
  backup
    .command('list')
    .description('which backups there are')
    .action(async () => (await import('./commands/recovery-commands.ts')).backupList(output()));
  backup
    .command('verify')
    .description('check that a backup is whole')
    .argument('[backup]', 'its id (default: the newest)')
    .action(async (id: string | undefined) => (await import('./commands/recovery-commands.ts')).backupVerify(id, output()));
  program
    .command('restore')
    .description('put the database and missing files back; what is there of a database is moved aside')
    .argument('[backup]', 'its id (default: the newest that fits)')
    .option('--to <moment>', 'as it was then, such as 2026-11-28T13:45:00Z (default: everything that was archived)')
    .action(async (id: string | undefined, flags: { to?: string }) =>
      (await import('./commands/recovery-commands.ts')).restoreCommand(id, flags, output()),
    );
  program
    .command('drill')
    .description('practise: put a backup back beside what runs, check all of it, and write down that it was done')
    .argument('[backup]', 'its id (default: the newest)')
    .action(async (id: string | undefined) => (await import('./commands/recovery-commands.ts')).drillCommand(id, output()));

  program
    .command('indexes')
    .description('how much the indexes of the database are used')
    .action(async () => (await import('./commands/indexes-command.ts')).indexesCommand(output()));
  program
    .command('doctor')
    .description('check this installation and say what is wrong')
    .action(async () => (await import('./commands/doctor-command.ts')).doctorCommand(output()));

  tab(program);
  return program;
}
