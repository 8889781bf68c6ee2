import { PLATFORM_TENANT_ID, type Prisma, type Transaction } from '@belvedere/db';

export { PLATFORM_TENANT_ID };
import { choiceKey, type Choices, type Mode } from './choose-channels.ts';
import type { MailHours } from './email-time.ts';
import type { NotificationView } from './schemas.ts';
import type { Channel } from './topics.ts';

/** @returns whether this is the first of its key. */
export async function insertNotice(tx: Transaction, notice: Prisma.NoticeCreateManyInput): Promise<boolean> {
  const { count } = await tx.notice.createMany({ data: [notice], skipDuplicates: true });
  return count === 1;
}

/** The notice, and nobody else tells it until the transaction ends. */
export async function lockNotice(tx: Transaction, tenantId: string, id: string) {
  await tx.$executeRaw`SELECT id FROM notices WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.notice.findUnique({ where: { tenantId_id: { tenantId, id } } });
}

/** Whoever was told is in `notifications` from now on. */
export async function forgetRecipients(tx: Transaction, tenantId: string, id: string): Promise<void> {
  await tx.notice.update({ where: { tenantId_id: { tenantId, id } }, data: { userIds: [] } });
}

export interface Recipient extends MailHours {
  userId: string;
  email: string;
  displayName: string;
  isVerified: boolean;
}

interface RecipientRow {
  userId: string;
  email: string;
  displayName: string;
  timezone: string;
  isVerified: boolean;
  quietFrom: string | null;
  quietUntil: string | null;
  digestAt: string | null;
  digestDay: number | null;
}

/** Those of some people who may hear something of a tenant: active, and active members; of the platform itself, whoever is active. */
export async function listRecipients(tx: Transaction, tenantId: string, userIds: readonly string[]): Promise<Recipient[]> {
  const rows = await tx.$queryRaw<RecipientRow[]>`
    SELECT u.id AS "userId", u.email, u.display_name AS "displayName", u.timezone, u.email_verified_at IS NOT NULL AS "isVerified",
      s.quiet_from AS "quietFrom", s.quiet_until AS "quietUntil", s.digest_at AS "digestAt", s.digest_day AS "digestDay"
    FROM users u LEFT JOIN notification_settings s ON s.user_id = u.id
    WHERE u.id = ANY (${[...userIds]}::uuid[]) AND u.status = 'active' AND u.deleted_at IS NULL
      AND (${tenantId === PLATFORM_TENANT_ID} OR EXISTS (
        SELECT FROM memberships m WHERE m.tenant_id = ${tenantId}::uuid AND m.user_id = u.id AND m.status = 'active'))
    ORDER BY u.id`;
  return rows.map(({ digestAt, digestDay, ...row }) => ({ ...row, digestAt: digestAt ?? '08:00', digestDay: digestDay ?? 1 }));
}

/** What each of some people chose. */
export async function listChoices(tx: Transaction, userIds: readonly string[]): Promise<Map<string, Choices>> {
  const rows = await tx.notificationPreference.findMany({ where: { userId: { in: [...userIds] } } });
  const all = new Map<string, Map<string, Mode>>();
  for (const { userId, topic, channel, mode } of rows) {
    const own = all.get(userId) ?? new Map<string, Mode>();
    all.set(userId, own.set(choiceKey(topic, channel as Channel), mode as Mode));
  }
  return all;
}

/** @returns those that were not there. */
export async function insertNotifications(tx: Transaction, rows: Prisma.NotificationCreateManyInput[]): Promise<void> {
  await tx.notification.createMany({ data: rows, skipDuplicates: true });
}

/** Who was told of a notice already. */
export async function toldOf(tx: Transaction, tenantId: string, noticeId: string): Promise<Set<string>> {
  const rows = await tx.notification.findMany({ where: { tenantId, noticeId }, select: { userId: true } });
  return new Set(rows.map(({ userId }) => userId));
}

// A person's own list --------------------------------------------------------------------------------------------------------

export async function listOwn(
  tx: Transaction,
  who: { tenantId: string; userId: string },
  page: { unreadOnly: boolean; cursor?: string | undefined; limit: number },
): Promise<NotificationView[]> {
  const { unreadOnly, cursor, limit } = page;
  const rows = await tx.notification.findMany({
    where: { ...who, inApp: true, ...(unreadOnly && { readAt: null }), ...(cursor && { id: { lt: cursor } }) },
    select: { id: true, type: true, message: true, actionUrl: true, readAt: true, createdAt: true },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  return rows.map((row) => ({ ...row, read: row.readAt !== null }));
}

export async function countUnread(tx: Transaction, who: { tenantId: string; userId: string }): Promise<number> {
  return tx.notification.count({ where: { ...who, inApp: true, readAt: null } });
}

export async function findOwn(
  tx: Transaction,
  which: { tenantId: string; userId: string; id: string },
): Promise<NotificationView | undefined> {
  const select = { id: true, type: true, message: true, actionUrl: true, readAt: true, createdAt: true };
  const row = await tx.notification.findFirst({ where: { ...which, inApp: true }, select });
  return row ? { ...row, read: row.readAt !== null } : undefined;
}

/** What is read stays as it was read first. @returns how many changed. */
export async function mark(
  tx: Transaction,
  which: { tenantId: string; userId: string; id?: string },
  change: { read: boolean; now: Date },
): Promise<number> {
  const { count } = await tx.notification.updateMany({
    where: { ...which, inApp: true, readAt: change.read ? null : { not: null } },
    data: { readAt: change.read ? change.now : null },
  });
  return count;
}

// What people choose -----------------------------------------------------------------------------------------------------------

export async function setChoice(tx: Transaction, choice: { userId: string; topic: string; channel: Channel; mode: Mode }): Promise<void> {
  const { mode, ...key } = choice;
  await tx.notificationPreference.upsert({ where: { userId_topic_channel: key }, create: choice, update: { mode } });
}

export async function findHours(tx: Transaction, userId: string): Promise<MailHours | undefined> {
  const person = await tx.user.findUnique({ where: { id: userId }, select: { timezone: true, notificationSettings: true } });
  if (!person) return undefined;
  const { quietFrom = null, quietUntil = null, digestAt = '08:00', digestDay = 1 } = person.notificationSettings ?? {};
  return { timezone: person.timezone, quietFrom, quietUntil, digestAt, digestDay };
}

export async function setHours(tx: Transaction, userId: string, hours: Omit<MailHours, 'timezone'>): Promise<void> {
  const { quietFrom, quietUntil, digestAt, digestDay } = hours;
  const data = { quietFrom, quietUntil, digestAt, digestDay };
  await tx.notificationSettings.upsert({ where: { userId }, create: { userId, ...data }, update: data });
}

// Mail that waits for its hour ---------------------------------------------------------------------------------------------------

export interface DueRow {
  id: string;
  userId: string;
  topic: string;
  subject: string;
  lines: string[];
  actionPath: string | null;
}

/** What is to be mailed by now; nobody else takes it until the transaction ends. */
export async function lockDue(tx: Transaction, tenantId: string, due: { now: Date; limit: number }): Promise<DueRow[]> {
  return tx.$queryRaw<DueRow[]>`
    SELECT n.id, n.user_id AS "userId", c.topic, c.subject, c.lines, c.action_path AS "actionPath"
    FROM notifications n JOIN notices c ON c.tenant_id = n.tenant_id AND c.id = n.notice_id
    WHERE n.tenant_id = ${tenantId}::uuid AND n.email_due_at <= ${due.now} AND n.mail_id IS NULL
    ORDER BY n.user_id, n.id LIMIT ${due.limit} FOR UPDATE OF n SKIP LOCKED`;
}

/** What was mailed, or is not to be any more. */
export async function closeDue(
  tx: Transaction,
  tenantId: string,
  { ids, mailId }: { ids: readonly string[]; mailId: string | null },
): Promise<void> {
  await tx.notification.updateMany({ where: { tenantId, id: { in: [...ids] } }, data: { emailDueAt: null, mailId } });
}
