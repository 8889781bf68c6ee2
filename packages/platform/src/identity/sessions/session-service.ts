import type { Context, Services } from '@belvedere/kernel';
import { hashToken, MINUTE, newToken } from '@belvedere/kernel/core';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { logLine } from '../../audit-log/redact.ts';
import { PLATFORM_TENANT_ID } from '../table.ts';
import { lifetimeOf } from './lifetimes.ts';
import { sessionAdapter } from './session-adapter.ts';
import { sessionCookie } from './session-cookie.ts';
import { deleteSessions, readSession, type AccountAttributes, type SessionAttributes } from './table.ts';

// The one file that knows Lucia, which nobody maintains any more: what replaces it has to fit behind these functions.
// It would keep the token itself as the id and let a session live for ever; here the cookie carries a token, the database its
// hash, and no session outlives its absolute end.

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes, AccountAttributes>;
    UserId: string;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: AccountAttributes;
  }
}

type PlatformRole = AccountAttributes['platformRole'];

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** Use is written down this often at most. */
const SEEN_EVERY = MINUTE;

function luciaOver(adapter: Adapter, role: PlatformRole) {
  return new Lucia<SessionAttributes, AccountAttributes>(adapter, {
    sessionExpiresIn: new TimeSpan(lifetimeOf(role).idle, 'ms'),
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

/** Begins a session in the running transaction and, once it is committed, hands its cookie to the caller. */
export async function startSession(
  ctx: Context,
  person: { userId: string; platformRole: PlatformRole; amr: string[]; activeTenantId?: string | null },
): Promise<void> {
  const { now, request, tx, services } = ctx;
  const { absolute } = lifetimeOf(person.platformRole);
  const token = newToken();
  const adapter = sessionAdapter({ clock: services.clock, find: async () => [null, null], write: (work) => work(tx) });
  const attributes = {
    ipAddress: logLine(request.ip, 64),
    userAgent: logLine(request.userAgent),
    familyId: null,
    deviceName: null,
    authTime: now,
    amr: person.amr,
    activeTenantId: person.activeTenantId ?? null,
    createdAt: now,
    lastSeenAt: now,
    absoluteExpiresAt: new Date(now.getTime() + absolute),
  };
  await luciaOver(adapter, person.platformRole).createSession(person.userId, attributes, { sessionId: hashToken(token) });
  const cookie = sessionCookie(services.publicUrl, { token, maxAge: absolute });
  ctx.afterCommit(() => ctx.setHeader('set-cookie', cookie));
}

export type LiveSession = SessionAttributes & AccountAttributes & { id: string; userId: string };

/** The session of a token, or undefined when it ended, was ended, or its person may not sign in any more. */
export async function findSession(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  token: string,
): Promise<LiveSession | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const id = hashToken(token);
  const found = await readSession(database, id, clock.now());
  const role = found[1]?.attributes.platformRole ?? 'user';
  const write = <T>(work: Parameters<typeof database.transaction<T>>[1]) => database.transaction({ tenantId: PLATFORM_TENANT_ID }, work);
  const adapter = sessionAdapter({ clock, find: async () => found, write });
  const { session, user } = await luciaOver(adapter, role).validateSession(id);
  if (!session || !user) return undefined;

  const now = clock.now().getTime();
  // Lucia moves the idle end only when half of it has passed; idle has to mean idle.
  if (!session.fresh && now - session.lastSeenAt.getTime() >= SEEN_EVERY)
    await adapter.updateSessionExpiration(id, new Date(now + lifetimeOf(role).idle));
  return { ...session, emailVerified: user.emailVerified, platformRole: user.platformRole };
}

/** Ends the sessions of a person, all or all but one. */
export async function endSessions(ctx: Context, userId: string, { except }: { except?: string | undefined } = {}): Promise<number> {
  return deleteSessions(ctx.tx, { userId, except });
}

/** Takes the cookie back from the caller. */
export function forgetCookie(ctx: Context): void {
  const cookie = sessionCookie(ctx.services.publicUrl, null);
  ctx.afterCommit(() => ctx.setHeader('set-cookie', cookie));
}
