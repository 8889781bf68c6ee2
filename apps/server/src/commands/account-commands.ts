import { randomBytes } from 'node:crypto';
import { createApiKeyFor, createTenantFor, createUser, resetUserPassword } from '@belvedere/platform';
import type { Output } from './output.ts';
import { withSession } from './session.ts';

/** 128 bits: nobody chooses it, so nobody can guess it. */
const newPassword = (): string => randomBytes(16).toString('base64url');

export async function tenantCreate(slug: string, flags: { owner: string; name?: string }, output: Output): Promise<void> {
  await withSession(output, async ({ services }) => {
    const tenant = await createTenantFor(services, { slug, name: flags.name ?? slug, ownerEmail: flags.owner });
    output.result(tenant, `The tenant "${tenant.slug}" is there; ${flags.owner} owns it.`);
  });
}

export async function userCreate(email: string, flags: { name?: string }, output: Output): Promise<void> {
  await withSession(output, async ({ services }) => {
    const password = newPassword();
    const { userId } = await createUser(services, { email, password, displayName: flags.name ?? email.split('@')[0]! });
    output.result(
      { userId, email, password },
      `${email} can sign in with the password ${password}\nIt is shown once; change it after the first sign-in.`,
    );
  });
}

export async function userReset(email: string, output: Output): Promise<void> {
  await withSession(output, async ({ services }) => {
    const password = newPassword();
    await resetUserPassword(services, { email, password });
    output.result({ email, password }, `${email} has the new password ${password}\nIt is shown once. All sessions have ended.`);
  });
}

export async function keyCreate(
  name: string,
  flags: { tenant: string; scopes: string; publishable?: boolean },
  output: Output,
): Promise<void> {
  await withSession(output, async ({ services }) => {
    const scopes = flags.scopes
      .split(',')
      .map((scope) => scope.trim())
      .filter(Boolean);
    const created = await createApiKeyFor(services, {
      tenant: flags.tenant,
      key: { name, scopes, kind: flags.publishable ? 'publishable' : 'secret' },
    });
    output.result(created, `${created.key}\nIt is shown once. Send it as: Authorization: Bearer ${created.key.slice(0, 16)}…`);
  });
}
