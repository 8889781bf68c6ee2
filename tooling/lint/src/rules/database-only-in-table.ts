import { defineRule } from '@oxlint/plugins';
import { eachImport, propertyName } from '../syntax.ts';

// Names that nothing but Prisma's client has, so that a client handed around in a context is seen as well as an imported one.
const clientMethods = new Set([
  'findMany',
  'findFirst',
  'findFirstOrThrow',
  'findUnique',
  'findUniqueOrThrow',
  'createMany',
  'createManyAndReturn',
  'updateMany',
  'updateManyAndReturn',
  'deleteMany',
  '$queryRaw',
  '$queryRawUnsafe',
  '$executeRaw',
  '$executeRawUnsafe',
  '$transaction',
]);

export const databaseOnlyInTable = defineRule({
  meta: {
    messages: {
      found:
        '{{what}} belongs in the aggregate’s table.ts: verbs and rules stay free of rows, and every query of an aggregate is reviewed in one file.',
    },
  },
  create: (context) => ({
    ...eachImport((module, node) => {
      if (module === '@belvedere/db' || module.startsWith('@belvedere/db/') || module === 'pg' || module.startsWith('@prisma/')) {
        context.report({ node, messageId: 'found', data: { what: `The import of ${module}` } });
      }
    }),
    MemberExpression(node) {
      const name = propertyName(node);
      if (name && clientMethods.has(name)) context.report({ node, messageId: 'found', data: { what: `A query (${name})` } });
    },
  }),
});
