import { defineRule } from '@oxlint/plugins';
import { propertyName, stringValue } from '../syntax.ts';

const mockers = new Set(['mock', 'doMock', 'hoisted']);

export const noMockOwnCode = defineRule({
  meta: {
    messages: {
      found:
        'Run the real {{module}}: a mock of our own code proves only that the mock agrees with the test. Fake providers live in @belvedere/testing.',
    },
  },
  create: (context) => ({
    CallExpression(node) {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || callee.object.name !== 'vi') return;
      if (!mockers.has(propertyName(callee) ?? '')) return;
      const [target] = node.arguments;
      const module = target?.type === 'ImportExpression' ? stringValue(target.source) : stringValue(target);
      if (module && /^(@belvedere\/|\.{1,2}\/)/.test(module)) context.report({ node, messageId: 'found', data: { module } });
    },
  }),
});
