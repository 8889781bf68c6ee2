import type { Call } from '@belvedere/kernel';
import { fail, hashToken, newId } from '@belvedere/kernel/core';
import { networkOf } from '../../audit-log/network-of.ts';
import { complianceErrors } from '../errors.ts';
import type { ConsentRecordView, DecideConsentInput } from './schemas.ts';
import { endDecisions, findText, insertRecord, lockDecider } from './table.ts';

/** A browser that asks not to be followed is believed, whatever was clicked: in California that is the law, elsewhere it is polite. */
const OVERRULED_BY_SIGNAL = (purpose: string) => purpose !== 'necessary';

/** Keeps a decision about one text. It takes the place of the one before, which stays as it was, with its end. */
export async function decideConsent({ ctx, input }: Call<DecideConsentInput>): Promise<ConsentRecordView> {
  const { tenantId, now } = ctx;
  const text = (await findText(ctx.tx, tenantId, input.textId)) ?? fail(complianceErrors.text_not_found);
  const who = { visitKeyHash: hashToken(input.visitKey) };
  const signal = ctx.request.privacySignal ?? null;
  const granted = input.granted && !(signal !== null && OVERRULED_BY_SIGNAL(text.purpose));
  await lockDecider(ctx.tx, tenantId, who);
  await endDecisions(ctx.tx, { tenantId, purpose: text.purpose, who }, now);
  const about = { textId: text.id, purpose: text.purpose, version: text.version };
  const how = { source: input.source, signal, ipAddress: networkOf(ctx.request.ip), decidedAt: now };
  const record = await insertRecord(ctx.tx, { tenantId, id: newId(), ...about, ...who, ...how, granted });
  ctx.changed({ after: { purpose: text.purpose, version: text.version, granted } });
  return record;
}
