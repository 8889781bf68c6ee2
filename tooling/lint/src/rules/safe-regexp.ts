import { defineRule } from '@oxlint/plugins';
import { checkSync } from 'recheck';

/**
 * A fixed seed and no clock: the same expression always gets the same answer. What runs out of time counts as found, so that a busy
 * machine would find what is not there; steps are limited instead.
 */
const CHECK = { randomSeed: 1, timeout: null, attackTimeout: null, incubationTimeout: null, seedingTimeout: null };

export const safeRegexp = defineRule({
  meta: {
    messages: {
      slow: 'A hostile text makes this expression take {{complexity}} time (for example {{attack}}): bound its repetitions, or use string functions (S8).',
      dynamic: 'A text that becomes an expression is a stranger’s program: compare strings, or build it from literals alone (S8).',
    },
  },
  create: (context) => ({
    Literal(node) {
      if (!('regex' in node)) return;
      const { pattern, flags } = node.regex;
      const result = checkSync(pattern, flags.replace('v', 'u'), CHECK);
      if (result.status !== 'vulnerable') return;
      const data = { complexity: result.complexity.summary, attack: result.attack.pattern.slice(0, 80) };
      context.report({ node, messageId: 'slow', data });
    },
    'NewExpression, CallExpression'(node) {
      if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return;
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'RegExp') return;
      const [source] = node.arguments;
      if (source && !(source.type === 'Literal' || (source.type === 'TemplateLiteral' && source.expressions.length === 0))) {
        context.report({ node, messageId: 'dynamic' });
      }
    },
  }),
});
