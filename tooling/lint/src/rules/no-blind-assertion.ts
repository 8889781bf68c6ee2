import { defineRule } from '@oxlint/plugins';

export const noBlindAssertion = defineRule({
  meta: {
    messages: {
      found:
        'Check for null or undefined and fail with words. `!` is for indices that a loop or a layout has proved: array[index]!, match[1]!.',
    },
  },
  create: (context) => ({
    TSNonNullExpression(node) {
      if (node.expression.type !== 'MemberExpression' || !node.expression.computed) context.report({ node, messageId: 'found' });
    },
  }),
});
