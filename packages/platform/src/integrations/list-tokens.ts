import type { Call } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { integrationsErrors } from './errors.ts';
import type { ListTokensInput, TokenList } from './schemas.ts';
import { findIntegration, listLiveTokens, toTokenView } from './table.ts';

export async function listTokens({ ctx, input }: Call<ListTokensInput>): Promise<TokenList> {
  const { tx, tenantId } = ctx;
  if (!(await findIntegration(tx, tenantId, input.integrationId))) fail(integrationsErrors.not_found);
  return { items: (await listLiveTokens(tx, tenantId, input.integrationId)).map(toTokenView) };
}
