import { defineRule } from '@oxlint/plugins';
import type { ESTree } from '@oxlint/plugins';

/** The value below `as const` and the like. */
function bare(node: ESTree.Node): ESTree.Node {
  return node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression' ? bare(node.expression) : node;
}

export const noInsensitiveMode = defineRule({
  meta: {
    messages: {
      found:
        "Prisma's `mode: 'insensitive'` is ILIKE, also with `equals`: `_` and `%` in what is looked for stand for anything. Compare lower() by hand, or escape it.",
    },
  },
  create(context) {
    return {
      Property(node) {
        const isMode = node.key.type === 'Identifier' ? node.key.name === 'mode' : node.key.type === 'Literal' && node.key.value === 'mode';
        const value = bare(node.value);
        if (isMode && value.type === 'Literal' && value.value === 'insensitive') context.report({ node, messageId: 'found' });
      },
    };
  },
});
