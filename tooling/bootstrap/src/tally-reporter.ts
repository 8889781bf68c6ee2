import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Counts tests for the last line of `npm test`: a file that can't be loaded and an unhandled error are failures as well. */
class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const file = process.env.BELVEDERE_TALLY;
    if (!file) throw new Error('BELVEDERE_TALLY has to name the file that the counts go to.');
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const brokenModules = modules.filter((module) => module.errors().length > 0).length;
    // A test that did not run has not passed.
    const failed = states.filter((state) => state !== 'passed').length + brokenModules + unhandledErrors.length;
    writeFileSync(file, JSON.stringify({ passed: states.filter((state) => state === 'passed').length, failed }));
  }
}

// vitest loads a reporter by its default export.
// oxlint-disable-next-line import/no-default-export
export default TallyReporter;
