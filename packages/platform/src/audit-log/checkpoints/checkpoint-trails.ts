import { defineSchedule, type Context } from '@belvedere/kernel';
import { lockHead, noteCheckpoint } from '../table.ts';
import { checkpointKey, signCheckpoint } from './checkpoint.ts';
import { putCheckpoint } from './checkpoint-store.ts';

/**
 * Writes down elsewhere how far each trail goes: a chain that lost its end is still a chain, and only this tells. What was added since
 * the last one and removed within a minute leaves no trace here.
 */
export const checkpointTrails = defineSchedule({
  name: 'audit_log.checkpoint',
  describe: 'Signs the head of every audit log that grew, and keeps it outside the database and in the log.',
  cron: '* * * * *',
  run: ({ eachTenant }) => eachTenant(checkpointTrail),
});

async function checkpointTrail(ctx: Context): Promise<void> {
  const { tx, tenantId, services, now } = ctx;
  const { sequence, hash, checkpointed } = await lockHead(tx, tenantId);
  if (sequence === checkpointed || sequence === 0n) return;
  const claim = { tenantId, sequence: sequence.toString(), hash, at: now.toISOString() };
  const point = signCheckpoint(checkpointKey(services.signingKey), claim);
  await putCheckpoint(services.storage, point);
  await noteCheckpoint(tx, tenantId, sequence);
  services.log.info({ checkpoint: point }, 'audit checkpoint');
}
