import { defineRule, type ESTree } from '@oxlint/plugins';

/** `ml-2`, `left-0`, `border-l`, `rounded-tr-lg`, `text-right`, behind variants (`md:`), with a minus or an exclamation mark. */
const PHYSICAL =
  /^(?:[\w\-[\]=]+:)*!?-?(?:(?:m|p|scroll-m|scroll-p)[lr]-|left-|right-|border-[lr](?:-|$)|rounded-(?:[lr]|[tb][lr])(?:-|$)|(?:text|float|clear)-(?:left|right)$)/;
const found = (text: string) => text.split(/\s+/).find((name) => PHYSICAL.test(name));

export const noPhysicalSides = defineRule({
  meta: {
    messages: {
      found:
        '“{{name}}” stays where it is when people read from right to left: say start and end (ms-, pe-, start-, border-e, rounded-s, text-start). Where the picture itself is meant, which nothing mirrors, switch this off for the line and say so.',
    },
  },
  create: (context) => {
    const check = (node: ESTree.Node, text: string) => {
      const name = found(text);
      if (name !== undefined) context.report({ node, messageId: 'found', data: { name } });
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateElement: (node) => check(node, node.value.raw),
    };
  },
});
