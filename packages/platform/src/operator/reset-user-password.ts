import type { Services } from '@belvedere/kernel';
import { fail } from '@belvedere/kernel/core';
import { applyPassword } from '../identity/apply-password.ts';
import { identityErrors } from '../identity/errors.ts';
import { hashPassword } from '../identity/hash-password.ts';
import { requireGoodPassword } from '../identity/require-good-password.ts';
import { PLATFORM_TENANT_ID, readAccount } from '../identity/table.ts';
import { runAsOperator } from './run-as-operator.ts';

/** Sets a password, ends every session of the person and tells them by mail. */
export async function resetUserPassword(services: Services, { email, password }: { email: string; password: string }): Promise<void> {
  const account = (await readAccount(services.database, { email })) ?? fail(identityErrors.user_not_found);
  await requireGoodPassword(password, 'password', account);
  const passwordHash = await hashPassword(password);
  const audit = { action: 'identity.password.reset', resourceType: 'user', resourceId: () => account.id };
  await runAsOperator(services, { tenantId: PLATFORM_TENANT_ID, audit }, (ctx) => applyPassword(ctx, account, passwordHash));
}
