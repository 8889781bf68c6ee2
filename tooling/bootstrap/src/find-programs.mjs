import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { phase } from './phase.mjs';
import { run } from './run.mjs';

/** @typedef {{ variable: string, debian: string, candidates: [string, ...string[]], use: string }} Program */

/** What the suite drives and npm does not bring. @type {Program[]} */
const programs = [
  {
    variable: 'CHROMIUM_PATH',
    // A page costs a quarter of the time of a whole Chromium, whose hidden windows are drawn too.
    debian: 'chromium-headless-shell',
    candidates: [
      'chromium-headless-shell',
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

/** Where the programs are, by environment variable; on Debian as root the best of each is installed, elsewhere it is said how. */
export async function findPrograms() {
  await install(programs.filter((program) => !find({ ...program, candidates: [program.candidates[0]] })));
  for (const { debian, use, variable } of programs.filter((program) => !find(program)))
    process.stderr.write(
      `No ${debian} was found, so ${use} will fail: install it (Debian: apt install ${debian}) or name it in ${variable}.\n`,
    );
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
async function install(missing) {
  const isDebianRoot = process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get');
  if (!isDebianRoot || missing.length === 0) return;
  const names = missing.map(({ debian }) => debian);
  await phase(`Installing ${names.join(' and ')} from Debian`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run(['apt-get', 'update'], { env });
    await run(['apt-get', 'install', '-y', '--no-install-recommends', ...names], { env });
  });
}
