import { defineRule } from '@oxlint/plugins';

export const trpcErrorOnlyInKernel = defineRule({
  meta: {
    messages: {
      found:
        'Throw with fail() from the package’s own catalogue (errors.ts): the kernel maps it once for tRPC, REST and jobs, with a safe message.',
    },
  },
  create: (context) => ({
    ImportSpecifier(node) {
      const { imported } = node;
      if (imported.type === 'Identifier' && imported.name === 'TRPCError') context.report({ node, messageId: 'found' });
    },
  }),
});
