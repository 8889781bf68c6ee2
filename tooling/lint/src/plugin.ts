import { definePlugin } from '@oxlint/plugins';
import { databaseOnlyInTable } from './rules/database-only-in-table.ts';
import { noBlindAssertion } from './rules/no-blind-assertion.ts';
import { noInnerHtml } from './rules/no-inner-html.ts';
import { noInsensitiveMode } from './rules/no-insensitive-mode.ts';
import { noLooseWords } from './rules/no-loose-words.ts';
import { noMockOwnCode } from './rules/no-mock-own-code.ts';
import { noPhysicalSides } from './rules/no-physical-sides.ts';
import { noRawInputParsers } from './rules/no-raw-input-parsers.ts';
import { noSessionSet } from './rules/no-session-set.ts';
import { noSleepInTests } from './rules/no-sleep-in-tests.ts';
import { safeRegexp } from './rules/safe-regexp.ts';
import { trpcErrorOnlyInKernel } from './rules/trpc-error-only-in-kernel.ts';
import { verbFileName } from './rules/verb-file-name.ts';

// The house rules that no shipped linter knows. Where each applies is in .oxlintrc.json; that each still bites is in selftest/.
const plugin = definePlugin({
  meta: { name: 'belvedere' },
  rules: {
    'database-only-in-table': databaseOnlyInTable,
    'no-blind-assertion': noBlindAssertion,
    'no-inner-html': noInnerHtml,
    'no-insensitive-mode': noInsensitiveMode,
    'no-loose-words': noLooseWords,
    'no-mock-own-code': noMockOwnCode,
    'no-physical-sides': noPhysicalSides,
    'no-raw-input-parsers': noRawInputParsers,
    'no-session-set': noSessionSet,
    'no-sleep-in-tests': noSleepInTests,
    'safe-regexp': safeRegexp,
    'trpc-error-only-in-kernel': trpcErrorOnlyInKernel,
    'verb-file-name': verbFileName,
  },
});

// oxlint loads a plugin by its default export.
// oxlint-disable-next-line import/no-default-export
export default plugin;
