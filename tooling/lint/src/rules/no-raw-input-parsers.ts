import { defineRule } from '@oxlint/plugins';
import type { ESTree } from '@oxlint/plugins';
import { eachImport, propertyName } from '../syntax.ts';

// What reads bytes of a stranger, and the module of ours that does it under limits.
const guarded = new Map([
  ['undici', 'safeFetch of @belvedere/kernel/fetch (E10: addresses checked and pinned, redirects rechecked, sizes capped)'],
  ['node:http', 'safeFetch of @belvedere/kernel/fetch (E10)'],
  ['node:https', 'safeFetch of @belvedere/kernel/fetch (E10)'],
  ['sharp', 'safeImage of @belvedere/kernel/image (E8: formats allowed by name, pixel and time limits)'],
  ['fast-xml-parser', 'safeXml of @belvedere/kernel/xml (E9: no DTD, no entities, size and depth caps)'],
  ['yauzl', 'readZip of @belvedere/kernel/archive (E9: entry, size and ratio caps)'],
]);

/** `import { createServer } from 'node:http'`: a server, which asks nobody for anything. */
const onlyServes = (node: ESTree.Node) =>
  node.type === 'ImportDeclaration' &&
  node.specifiers.length > 0 &&
  node.specifiers.every(
    ({ local, type }) => type === 'ImportSpecifier' && ['createServer', 'Server', 'ServerResponse', 'IncomingMessage'].includes(local.name),
  );

export const noRawInputParsers = defineRule({
  meta: { messages: { found: '{{what}} reads a stranger’s bytes without limits: use {{instead}}.' } },
  create(context) {
    const reportFetch = (node: ESTree.Node) =>
      context.report({ node, messageId: 'found', data: { what: 'fetch', instead: guarded.get('undici') ?? '' } });
    return {
      ...eachImport((module, node) => {
        const instead = guarded.get(module);
        if (instead && !onlyServes(node)) context.report({ node, messageId: 'found', data: { what: module, instead } });
      }),
      MemberExpression(node) {
        if (node.object.type === 'Identifier' && node.object.name === 'globalThis' && propertyName(node) === 'fetch') reportFetch(node);
      },
      'CallExpression > Identifier[name="fetch"].callee'(node) {
        if (context.sourceCode.isGlobalReference(node)) reportFetch(node);
      },
    };
  },
});
