import type { Services } from '@belvedere/kernel';
import { fail, newId } from '@belvedere/kernel/core';
import { announceVerified } from '../identity/announce-verified.ts';
import { identityErrors } from '../identity/errors.ts';
import { hashPassword } from '../identity/hash-password.ts';
import { requireGoodPassword } from '../identity/require-good-password.ts';
import { registerInput, type UserView } from '../identity/schemas.ts';
import { insertAccount, PLATFORM_TENANT_ID } from '../identity/table.ts';
import { runAsOperator } from './run-as-operator.ts';

export interface NewUser {
  email: string;
  password: string;
  displayName: string;
  platformRole?: UserView['platformRole'];
}

/** Makes an account that is active and verified at once, on the operator's word. */
export async function createUser(services: Services, { platformRole = 'user', ...user }: NewUser): Promise<{ userId: string }> {
  const { email, password, displayName, language, timezone } = registerInput.required({ password: true }).parse(user);
  await requireGoodPassword(password, 'password', { email, displayName });
  const passwordHash = await hashPassword(password);
  const id = newId();
  const audit = { action: 'identity.user.created', resourceType: 'user', resourceId: () => id };
  return runAsOperator(services, { tenantId: PLATFORM_TENANT_ID, audit }, async (ctx) => {
    const account = { id, email, displayName, language, timezone, passwordHash, platformRole, status: 'active' as const };
    const isNew = await insertAccount(ctx.tx, { ...account, emailVerifiedAt: ctx.now, createdAt: ctx.now });
    if (!isNew) fail(identityErrors.user_exists);
    await announceVerified(ctx, id);
    ctx.changed({ after: { userId: id, platformRole } });
    return { userId: id };
  });
}
