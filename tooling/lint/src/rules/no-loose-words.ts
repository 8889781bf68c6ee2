import { defineRule, type ESTree } from '@oxlint/plugins';
import { stringValue } from '../syntax.ts';

/** Properties that people read or hear, of elements and of the studio's own parts. */
const SAID = new Set(['alt', 'aria-description', 'aria-label', 'aria-roledescription', 'hint', 'label', 'lead', 'placeholder', 'title']);
/** An example of something that is the same in every language: an address, a colour, the name of a thing in the API. */
const EXAMPLE = /^[a-z0-9#][\w.:/#-]*$/;
/** Signs and numbers are the same in every language; so is the name of the product. */
const LETTER = /\p{L}/u;
const isWords = (text: string) => LETTER.test(text.replaceAll('Belvedere', ''));

export const noLooseWords = defineRule({
  meta: {
    messages: {
      found: '“{{text}}” is said in one language: put it into the catalogue (words.en.ts and the other languages) and say t(…).',
    },
  },
  create: (context) => {
    const check = (node: ESTree.Node, text: string) => {
      if (isWords(text)) context.report({ node, messageId: 'found', data: { text: text.trim().slice(0, 40) } });
    };
    return {
      JSXText: (node) => check(node, node.value),
      JSXExpressionContainer(node) {
        const text = node.parent.type === 'JSXAttribute' ? undefined : stringValue(node.expression);
        if (text !== undefined) check(node, text);
      },
      JSXAttribute(node) {
        if (node.name.type !== 'JSXIdentifier' || !SAID.has(node.name.name)) return;
        const value = node.value?.type === 'JSXExpressionContainer' ? node.value.expression : node.value;
        const text = stringValue(value);
        if (text === undefined || (node.name.name === 'placeholder' && EXAMPLE.test(text))) return;
        check(node, text);
      },
    };
  },
});
