import { defineRule } from '@oxlint/plugins';
import { propertyName } from '../syntax.ts';

const properties = new Set(['innerHTML', 'outerHTML', 'srcdoc']);
const methods = new Set(['insertAdjacentHTML', 'createContextualFragment', 'setHTMLUnsafe', 'parseHTMLUnsafe']);

export const noInnerHtml = defineRule({
  meta: {
    messages: {
      found: '{{sink}} turns text into markup: build elements with createElement and textContent (E1; the policy requires Trusted Types).',
    },
  },
  create: (context) => ({
    AssignmentExpression({ left }) {
      if (left.type !== 'MemberExpression') return;
      const sink = propertyName(left);
      if (sink && properties.has(sink)) context.report({ node: left, messageId: 'found', data: { sink } });
    },
    CallExpression({ callee }) {
      if (callee.type !== 'MemberExpression') return;
      const sink = propertyName(callee);
      const documentWrite = callee.object.type === 'Identifier' && callee.object.name === 'document' && /^write(ln)?$/.test(sink ?? '');
      if (sink && (methods.has(sink) || documentWrite)) context.report({ node: callee, messageId: 'found', data: { sink } });
    },
    JSXAttribute(node) {
      if (node.name.type === 'JSXIdentifier' && node.name.name === 'dangerouslySetInnerHTML') {
        context.report({ node, messageId: 'found', data: { sink: node.name.name } });
      }
    },
  }),
});
