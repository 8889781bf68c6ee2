// `node src/build-contract.ts` writes packages/sdk/src/contract.gen.ts; with --check it only tells whether that file is what the procedures say.
import { readFileSync, writeFileSync } from 'node:fs';
import { commonErrors, listWebhookFacts } from '@belvedere/kernel';
import { platformErrors } from '@belvedere/platform';
import { listProcedures } from '@belvedere/server/procedures';
import { toursErrors } from '@belvedere/tours';
import { printContract } from './print-contract.ts';

const file = new URL('../../../packages/sdk/src/contract.gen.ts', import.meta.url);
const errors = [commonErrors, ...Object.values(platformErrors), toursErrors].flatMap((catalogue) => Object.values(catalogue));
const text = printContract(listProcedures(), errors, listWebhookFacts());

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (readFileSync(file, 'utf8') !== text) {
  console.error(
    'packages/sdk/src/contract.gen.ts is not what the procedures say: run `pnpm contract` and look at what changes for consumers.',
  );
  process.exitCode = 1;
}
