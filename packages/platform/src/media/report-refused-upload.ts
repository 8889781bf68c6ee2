import type { JobCall } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { recordSecurityEvent } from '../audit-log/record-security-event.ts';

/** Writes down a file whose content is not what its name says (4.37). */
export async function reportRefusedUpload({ services, tenantId, input }: JobCall<{ mediaId: string }>, failure: string): Promise<void> {
  const event = { eventType: 'media.upload_refused', severity: 'warning', details: { mediaId: input.mediaId, failure } } as const;
  const request = { id: newId(), ip: '', userAgent: null };
  await recordSecurityEvent(services.database, { ...event, tenantId, userId: null, request, occurredAt: services.clock.now() });
}
