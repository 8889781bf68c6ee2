import { PLATFORM_TENANT_ID, type Prisma, type Transaction } from '@belvedere/db';
import { choiceKey, type Choices, type Mode } from './choose-channels.ts';
import type { MailHours } from './email-time.ts';
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
