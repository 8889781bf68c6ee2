import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { addFact, addProcedure, addSystem, addTable } from '../../src/index.ts';

// `pnpm gen` (and `turbo gen`, where its version of @turbo/gen can be downloaded): the questions. What is written is in ../../src.

const questions = {
  system: 'Which system? (a folder of packages/, such as tours)',
  aggregate: 'Which thing, in the singular? (such as scene)',
  verb: 'What is done to it? (such as publish)',
  happened: 'What happened to it, in the past tense? (such as published)',
};
type Question = keyof typeof questions;
type Answers = Record<Question, string> & { turbo: { paths: { root: string } } };

interface Generator {
  description: string;
  prompts: { type: 'input'; name: string; message: string }[];
  actions: ((answers: Answers) => string)[];
}

interface Plop {
  setGenerator(name: string, generator: Generator): void;
}

/** A generator that asks, writes, formats what it wrote, and says what is left to do. */
function generator<Asked extends Question>(spec: {
  description: string;
  ask: readonly Asked[];
  write: (options: { root: string } & Record<Asked, string>) => string[];
}): Generator {
  return {
    description: spec.description,
    prompts: spec.ask.map((name) => ({ type: 'input', name, message: questions[name] })),
    actions: [
      (answers) => {
        const { root } = answers.turbo.paths;
        const next = spec.write({ ...answers, root });
        execFileSync(path.join(root, 'node_modules/.bin/oxfmt'), ['apps/server', path.join('packages', answers.system)], {
          cwd: root,
        });
        return ['written. Next:', ...next.map((step) => `  - ${step}`)].join('\n');
      },
    ],
  };
}

export default function generators(plop: Plop): void {
  plop.setGenerator(
    'procedure',
    generator({ description: 'a verb, its schema and its line in the router', ask: ['system', 'aggregate', 'verb'], write: addProcedure }),
  );
  plop.setGenerator(
    'table',
    generator({ description: 'a model, its registry entry and its database code', ask: ['system', 'aggregate'], write: addTable }),
  );
  plop.setGenerator(
    'fact',
    generator({ description: 'a versioned fact of the outbox', ask: ['system', 'aggregate', 'happened'], write: addFact }),
  );
  plop.setGenerator(
    'system',
    generator({ description: 'a whole package, mounted in the server', ask: ['system', 'aggregate'], write: addSystem }),
  );
}
