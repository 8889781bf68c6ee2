import type { Call } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { sealFor } from '../../data-keys/seal-for.ts';
import { identityErrors } from '../errors.ts';
import type { CreateProviderInput, ProviderView } from '../schemas.ts';
import { providerSealing } from './provider-sealing.ts';
import { insertProvider } from './table.ts';

/** Its word never opens an account by itself: whoever it vouches for proves the address by mail once. */
export async function createProvider({ ctx, input }: Call<CreateProviderInput>): Promise<ProviderView> {
  const { tenantId, now } = ctx;
  const id = newId();
  const { clientSecret, ...shown } = input;
  const sealed = await sealFor(ctx, providerSealing({ tenantId, id }), clientSecret);
  if (!(await insertProvider(ctx.tx, { ...shown, tenantId, id, clientSecret: sealed, createdAt: now })))
    fail(identityErrors.provider_taken);
  ctx.changed({ after: { slug: input.slug, issuer: input.issuer, clientId: input.clientId } });
  return { id, ...shown, isEnabled: true };
}
