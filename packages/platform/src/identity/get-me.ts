import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import { signAvatar } from '../tenancy/avatar/avatar-address.ts';
import type { UserView } from './schemas.ts';
import { findUserView } from './table.ts';

export async function getMe({ ctx }: Call<object>): Promise<UserView> {
  const user = (await findUserView(ctx.tx, callerId(ctx))) ?? fail(commonErrors.unauthenticated);
  return { ...user, avatar: signAvatar(ctx.services, user.avatar) };
}
