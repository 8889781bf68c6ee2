import { callerId, type Call } from '@belvedere/kernel';
import { commonErrors, fail } from '@belvedere/kernel/core';
import type { UserView } from './schemas.ts';
import { findUserView } from './table.ts';

export async function getMe({ ctx }: Call<object>): Promise<UserView> {
  return (await findUserView(ctx.tx, callerId(ctx))) ?? fail(commonErrors.unauthenticated);
}
