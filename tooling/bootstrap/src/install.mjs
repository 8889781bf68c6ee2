import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './environment.mjs';
import { Failure } from './failure.mjs';
import { phase } from './phase.mjs';
import { run } from './run.mjs';

// Without a network npm and pnpm would try again for minutes; one more attempt after a second tells the same.
const patience = {
  npm_config_fetch_retries: '1',
  npm_config_fetch_retry_mintimeout: '1000',
  pnpm_config_fetch_retries: '1',
  pnpm_config_fetch_retry_mintimeout: '1000',
};
const stamp = path.join(root, 'node_modules', '.belvedere-stamp');

/** Brings node_modules to what the lockfile says, unless it is there already. */
export async function install() {
  const wanted = hashOfInputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await phase('Installing packages (pnpm 12, as the lockfile says)', async () => {
    // The log level hides npm's notes on settings that it does not know.
    const command = [
      'npx',
      '--loglevel=error',
      '-y',
      'pnpm@12',
      'install',
      '--frozen-lockfile',
      '--prefer-offline',
      '--reporter=append-only',
    ];
    const { code, output } = await run(command, { env: { CI: 'true', ...patience } });
    if (code !== 0) throw diagnose(output);
  });
  await checkInstalledNode();
  writeFileSync(stamp, wanted);
}

/** Everything that decides what pnpm installs. */
function hashOfInputs() {
  const folders = ['apps', 'packages', 'tooling'].flatMap((parent) =>
    readdirSync(path.join(root, parent)).map((name) => path.join(parent, name)),
  );
  const files = [
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    ...['.', 'prisma', ...folders].map((folder) => path.join(folder, 'package.json')),
  ];
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of files.filter((name) => existsSync(path.join(root, name))))
    hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

async function checkInstalledNode() {
  const { output } = await run(['node', '--version']);
  if (Number(/^v(\d+)/.exec(output)?.[1]) >= 24) return;
  throw new Failure(
    `No Node 24 came with the packages on ${process.platform}-${process.arch} (found ${output.trim()}).`,
    'Install Node 24 (https://nodejs.org) and run the command again.',
  );
}

/** @type {{ sign: RegExp, message: string, wayOut: string }[]} */
const knownFailures = [
  { sign: /ENOSPC|os error 28\b/, message: 'The disk is full.', wayOut: 'Free about 3 GB and run the command again.' },
  {
    sign: /ERR_PNPM_(OUTDATED_LOCKFILE|LOCKFILE_CONFIG_MISMATCH)/,
    message: 'pnpm-lock.yaml does not match the package.json files.',
    wayOut: 'Run `npx -y pnpm@12 install` and commit the lockfile with the change that needs it.',
  },
  {
    sign: /EACCES|EPERM|os error 13\b/,
    message: 'node_modules or the pnpm store cannot be written.',
    wayOut: 'Give this account the right to write there, or clone into a folder of its own.',
  },
  {
    sign: /error sending request|tcp connect|dns error|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL|ERR_PNPM_FETCH|ENOTCACHED|E40[0-9]\b/,
    message: 'The package registry cannot be reached.',
    wayOut: 'Check the network, the proxy and the registry that `npm config get registry` names, and run the command again.',
  },
];

/**
 * What went wrong, from what pnpm said.
 * @param {string} output
 */
export function diagnose(output) {
  const known = knownFailures.find(({ sign }) => sign.test(output));
  if (known) return new Failure(known.message, known.wayOut);
  return new Failure(
    `pnpm could not install:\n${output.trim().split('\n').slice(-15).join('\n')}\n`,
    'Mend that and run the command again.',
  );
}
