import { defineRule } from '@oxlint/plugins';
import type { ESTree } from '@oxlint/plugins';
import { propertyName } from '../syntax.ts';

/** `list[0]`, `list.at(-1)`, and a name, which may come from either by destructuring: presence is a matter of length, seen from the lines around. */
function isElement(node: ESTree.Expression): boolean {
  if (node.type === 'Identifier') return true;
  if (node.type === 'MemberExpression') return node.computed;
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && propertyName(node.callee) === 'at';
}

export const noBlindAssertion = defineRule({
  meta: {
    messages: {
      found:
        'Check for null or undefined and fail with words, so that what was thought impossible is found when it happens. (`!` is for elements: list[0]!)',
    },
  },
  create: (context) => ({
    TSNonNullExpression(node) {
      if (!isElement(node.expression)) context.report({ node, messageId: 'found' });
    },
  }),
});
