import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { printStatus } from './print-status.ts';
import { readMutants } from './read-mutants.ts';
import { readRequirements, readSecurityItems } from './read-requirements.ts';
import { collectTitles } from './collect-titles.ts';

const DESIGN = new URL('../../../../shared/design/', import.meta.url);
const PAGE = new URL('../../../docs/requirements-status.md', import.meta.url);

const SYSTEMS = ['Tours', 'Agency', 'Events', 'Marketing audits', 'Podcasts, tenancy and platform'];

if (!existsSync(DESIGN)) throw new Error('The design documents are not here: they lie in a folder "shared" beside the repository.');
const requirements = readRequirements(await readFile(new URL('requirements.md', DESIGN), 'utf8'));
const security = readSecurityItems(await readFile(new URL('security.md', DESIGN), 'utf8'));

const titles = await collectTitles();

const sections = [
  ...SYSTEMS.map((title, n) => ({ title, items: requirements.filter(({ number }) => number.startsWith(`${n}.`)) })),
  { title: 'Invariants', items: requirements.filter(({ number }) => number.startsWith('I')) },
  { title: 'Security, correctness, reliability', items: security },
];
await writeFile(PAGE, printStatus({ sections, titles, mutants: await readMutants() }));

const proven = new Set(titles.flatMap(({ numbers }) => numbers));
for (const { title, items } of sections) {
  const missing = items.filter(({ number }) => !proven.has(number)).map(({ number }) => number);
  console.log(
    `${title}: ${items.length - missing.length} of ${items.length}${missing.length > 0 ? `, without a test: ${missing.join(' ')}` : ''}`,
  );
}
