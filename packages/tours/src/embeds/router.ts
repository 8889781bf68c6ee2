import { command, query } from '@belvedere/kernel';
import { toursErrors as errors } from '../errors.ts';
import { toursScopes as scopes } from '../scopes.ts';
import { createEmbed } from './create-embed.ts';
import { listEmbeds } from './list-embeds.ts';
import { revokeEmbed } from './revoke-embed.ts';
import { createdEmbed, createEmbedInput, embedIdInput, embedList, embedView, listEmbedsInput, updateEmbedInput } from './schemas.ts';
import { updateEmbed } from './update-embed.ts';

const audited = (done: string) => ({ action: `tours.embed.${done}`, resourceType: 'embed' });

export const embedsRouter = {
  create: command({
    scope: scopes.embed,
    describe: 'Makes an embed code for the named domains. The token is shown once.',
    input: createEmbedInput,
    output: createdEmbed,
    errors: [errors.not_found, errors.embedding_refused],
    rate: 'write',
    audit: { ...audited('created'), resourceId: ({ output }) => output.embed.id },
    idempotent: 'key',
    run: createEmbed,
  }),
  list: query({
    scope: scopes.read,
    describe: 'Lists the embed codes of a tour, newest first.',
    input: listEmbedsInput,
    output: embedList,
    errors: [errors.not_found],
    rate: 'read',
    run: listEmbeds,
  }),
  update: command({
    scope: scopes.embed,
    describe: 'Changes the domains or the look of an embed.',
    input: updateEmbedInput,
    output: embedView,
    errors: [errors.embed_not_found],
    rate: 'write',
    audit: { ...audited('updated'), resourceId: ({ input }) => input.id },
    idempotent: 'natural',
    run: updateEmbed,
  }),
  revoke: command({
    scope: scopes.embed,
    describe: 'Ends an embed at once and for good.',
    input: embedIdInput,
    output: embedView,
    errors: [errors.embed_not_found],
    rate: 'write',
    audit: { ...audited('revoked'), resourceId: ({ input }) => input.id },
    idempotent: 'natural',
    run: revokeEmbed,
  }),
};
