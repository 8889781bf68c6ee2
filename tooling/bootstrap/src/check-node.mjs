import process from 'node:process';
import { Failure } from './failure.mjs';

/** Node 20 is enough to set up; everything after runs on the Node 24 that the set-up installs. */
export function checkNode(version = process.versions.node) {
  if (Number(version.split('.')[0]) < 20) {
    throw new Failure(
      `Node ${version} is too old to set this up.`,
      'Install Node 20 or newer (https://nodejs.org) and run the command again.',
    );
  }
}
