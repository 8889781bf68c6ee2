import { defineRule } from '@oxlint/plugins';
import { eachImport } from '../syntax.ts';

export const noSleepInTests = defineRule({
  meta: {
    messages: {
      found:
        'Wait for the condition (expect.poll, vi.waitFor, an event), not for the clock: a sleep is too short on a busy machine and too long on any other.',
    },
  },
  create: (context) => ({
    ...eachImport((module, node) => {
      if (module === 'node:timers/promises') context.report({ node, messageId: 'found' });
    }),
    NewExpression(node) {
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'Promise') return;
      const [executor] = node.arguments;
      if (executor?.type !== 'ArrowFunctionExpression' && executor?.type !== 'FunctionExpression') return;
      const [resolve] = executor.params;
      const name = resolve?.type === 'Identifier' ? resolve.name : undefined;
      if (name && /\bsetTimeout\(\s*([\w$]+)\s*[,)]/.exec(context.sourceCode.getText(executor))?.[1] === name) {
        context.report({ node, messageId: 'found' });
      }
    },
  }),
});
