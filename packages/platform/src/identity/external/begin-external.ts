import type { Call } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import type { Configuration } from 'openid-client';
import { beforeTransaction } from '../before-transaction.ts';
import { issueChallenge } from '../challenges/issue-challenge.ts';
import type { BeginExternalInput, ExternalBegun } from '../schemas.ts';
import { findProvider } from './find-provider.ts';
import { callbackUrl, openProvider } from './provider.ts';
import { secretsOf } from './secrets-of.ts';

const WITHIN = 10 * MINUTE;

export const providerOpened = beforeTransaction<BeginExternalInput, Configuration>(async ({ ctx, input }) =>
  openProvider(await findProvider(ctx.services, { slug: input.provider, tenant: input.tenant })),
);

/** Where to go to be told who somebody is. The page keeps the handle: whoever comes back has to be whoever left. */
export async function beginExternal({ ctx, input }: Call<BeginExternalInput>): Promise<ExternalBegun> {
  const config = providerOpened.resultFor(input);
  const data = { provider: input.provider, tenant: input.tenant ?? null };
  const { token: handle } = await issueChallenge(ctx, { purpose: 'external_sign_in', data, within: WITHIN });
  const { state, nonce, verifier } = secretsOf(ctx.services.signingKey, handle);
  const client = await import('openid-client');
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callbackUrl(ctx.services),
    scope: 'openid email profile',
    response_type: 'code',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  });
  return { url: url.href, handle };
}
