import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { phase } from './phase.mjs';
import { run } from './run.mjs';

/** @typedef {{ variable: string, debian: string, candidates: string[], use: string }} Program */

/** What the suite drives and npm does not bring. @type {Program[]} */
const programs = [
  {
    variable: 'CHROMIUM_PATH',
    debian: 'chromium',
    candidates: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    use: 'the browser tests',
  },
  { variable: 'FFMPEG_PATH', debian: 'ffmpeg', candidates: ['ffmpeg'], use: 'the tests of film and sound' },
  { variable: 'REDIS_SERVER_PATH', debian: 'redis-server', candidates: ['redis-server'], use: 'the tests of shared limits' },
];

/** Where the programs are, by environment variable; on Debian as root what is missing is installed, elsewhere it is said how. */
export async function findPrograms() {
  const missing = programs.filter((program) => !find(program));
  if (missing.length > 0) await provide(missing);
  return Object.fromEntries(programs.flatMap((program) => (find(program) ? [[program.variable, String(find(program))]] : [])));
}

/** @param {Program} program */
function find({ variable, candidates }) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const places = [
    process.env[variable] ?? [],
    candidates.flatMap((name) => (path.isAbsolute(name) ? name : folders.map((folder) => path.join(folder, name)))),
  ];
  return places.flat().find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {Program[]} missing */
async function provide(missing) {
  const names = missing.map(({ debian }) => debian);
  const isDebianRoot = process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get');
  if (isDebianRoot) {
    await phase(`Installing ${names.join(' and ')} from Debian`, async () => {
      const env = { DEBIAN_FRONTEND: 'noninteractive' };
      await run(['apt-get', 'update'], { env });
      await run(['apt-get', 'install', '-y', '--no-install-recommends', ...names], { env });
    });
  }
  for (const program of missing.filter((candidate) => !find(candidate))) {
    process.stderr.write(
      `No ${program.debian} was found, so ${program.use} will fail: install it (Debian: apt install ${program.debian}) or name it in ${program.variable}.\n`,
    );
  }
}
