import { callerId, type Call } from '@belvedere/kernel';
import type { SessionView } from '../schemas.ts';
import { deviceOf } from './device.ts';
import { listSessions } from './table.ts';

export async function listMySessions({ ctx }: Call<object>): Promise<{ items: SessionView[] }> {
  const current = ctx.actor.type === 'user' ? ctx.actor.sessionId : '';
  const live = (await listSessions(ctx.tx, callerId(ctx))).filter(({ expiresAt }) => expiresAt > ctx.now);
  const items = live.map(
    ({ id, expiresAt, attributes: { familyId, deviceName, ipAddress, userAgent, createdAt, lastSeenAt } }): SessionView => ({
      id,
      isCurrent: id === current,
      kind: familyId === null ? 'cookie' : 'tokens',
      deviceName,
      device: deviceOf(userAgent),
      ipAddress,
      userAgent,
      createdAt,
      lastSeenAt,
      expiresAt,
    }),
  );
  return { items };
}
