// `npm start`, `npm test` and `pnpm verify` begin here, on whatever Node the machine has (20 or newer) and with nothing installed.
import process from 'node:process';
import { Failure } from './src/failure.mjs';
import { start } from './src/start.mjs';
import { test } from './src/test.mjs';
import { verify } from './src/verify.mjs';

const commands = { start, test, verify };
const [name = '', ...rest] = process.argv.slice(2);
const command = commands[/** @type {keyof typeof commands} */ (name)];

try {
  if (!command) throw new Failure(`There is no command "${name}".`, `Say one of: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = await command(rest);
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  process.stderr.write(`${error.message} ${error.wayOut}\n`);
  process.exitCode = 1;
}
