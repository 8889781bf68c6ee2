import { createVitest } from 'vitest/node';
import type { RanTest } from './judge-run.ts';
import { titlePattern } from './mutants.ts';

export interface Tests extends AsyncDisposable {
  /** Runs the tests of a file that have one of the numbers. None when the file can't be loaded. */
  run(file: string, numbers: readonly string[]): Promise<RanTest[]>;
  /** Says that a source has changed. */
  changed(path: string): void;
}

/** The tests of a tree, ready to be run again and again: what has not changed is kept from run to run. */
export async function openTests(root: string): Promise<Tests> {
  process.chdir(root);
  const vitest = await createVitest({ root, watch: false, reporters: [{}] });
  await vitest.standalone();
  return {
    async run(file, numbers) {
      const specifications = await vitest.globTestSpecifications([file]);
      const chosen = specifications.map(({ project, moduleId }) =>
        project.createSpecification(moduleId, { testNamePattern: new RegExp(titlePattern(numbers)) }),
      );
      const { testModules } = await vitest.runTestSpecifications(chosen);
      // It tells of files that were run before, too.
      const modules = testModules.filter(({ moduleId }) => chosen.some((specification) => specification.moduleId === moduleId));
      return modules.flatMap(({ children }) =>
        [...children.allTests()].map((test): RanTest => {
          const { state, errors = [] } = test.result();
          return { name: test.fullName, state, errors: errors.map(({ name, message }) => `${name ?? 'Error'}: ${message}`) };
        }),
      );
    },
    changed: (path) => vitest.invalidateFile(path),
    [Symbol.asyncDispose]: () => vitest.close(),
  };
}
