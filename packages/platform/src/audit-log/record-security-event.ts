import type { Database } from '@belvedere/db';
import type { RequestFacts } from '@belvedere/kernel';
import { newId, type Json } from '@belvedere/kernel/core';
import { networkOf } from './network-of.ts';
import { logLine, redact } from './redact.ts';
import { insertSecurityEvent } from './table.ts';

export interface SecurityEventDraft {
  tenantId: string;
  userId: string | null;
  /** `<system>.<what happened>`. */
  eventType: string;
  severity: 'info' | 'warning' | 'critical';
  details: Json;
  request: RequestFacts;
  occurredAt: Date;
}

/** Writes down what looks like an attack, in a transaction of its own: the call it happened in is usually refused (4.37). */
export async function recordSecurityEvent(database: Database, { request, details, ...draft }: SecurityEventDraft): Promise<void> {
  const where = { ipAddress: networkOf(request.ip), userAgent: logLine(request.userAgent), requestId: logLine(request.id, 200) };
  await insertSecurityEvent(database, { ...draft, ...where, id: newId(), details: redact(details) });
}
