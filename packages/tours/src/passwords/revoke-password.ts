import type { Call } from '@belvedere/kernel';
import type { TourPasswordView } from './schemas.ts';
import { endPassword, findPassword } from './table.ts';

/** Ends a password at once, and with it what it has opened; revoking twice is no error. */
export async function revokePassword({ ctx, input }: Call<{ id: string }>): Promise<TourPasswordView> {
  const password = await findPassword(ctx, input.id);
  if (password.revokedAt) return password;
  ctx.changed({ before: { label: password.label } });
  return endPassword(ctx, password.id);
}
