import path from 'node:path';
import { defineRule } from '@oxlint/plugins';
import type { ESTree } from '@oxlint/plugins';

// Files whose names say what they hold, for every aggregate alike.
const rooms = new Set(['index', 'table', 'schemas', 'router', 'errors', 'facts', 'jobs', 'scopes', 'subscribers']);

// The verbs of every system; a file that begins with one is a procedure's.
const verbs =
  /^(get|list|search|create|update|archive|remove|restore|publish|unpublish|revoke|set|join|promote|qualify|connect|schedule|attribute)-/;

const camelCase = (kebab: string) => kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function exportedFunctions(program: ESTree.Program): string[] {
  return program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return [];
    const { declaration } = statement;
    if (declaration.type === 'FunctionDeclaration') return declaration.id ? [declaration.id.name] : [];
    if (declaration.type !== 'VariableDeclaration') return [];
    return declaration.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && (init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression') ? [id.name] : [],
    );
  });
}

export const verbFileName = defineRule({
  meta: {
    messages: {
      missing:
        'A verb per file, named as the file: {{file}}.ts has to export {{expected}}, so that a path in the tree is a path in the API.',
      renamed:
        'The one function this file exports is {{found}}: name the file or the function after the other ({{file}}.ts exports {{expected}}).',
    },
  },
  create: (context) => ({
    Program(program) {
      const file = path.basename(context.filename).replace(/\.tsx?$/, '');
      if (rooms.has(file)) return;
      const found = exportedFunctions(program);
      const expected = camelCase(file);
      if (found.length === 0 || found.includes(expected)) return;
      // `publish-tour.ts` is a verb; `tour.ts` may hold the rules of an aggregate, which are several.
      if (verbs.test(file)) context.report({ node: program, messageId: 'missing', data: { file, expected } });
      else if (found.length === 1) context.report({ node: program, messageId: 'renamed', data: { file, expected, found: found[0] ?? '' } });
    },
  }),
});
