import type { Context, Scope } from '@belvedere/kernel';
import { newId } from '@belvedere/kernel/core';
import { noticeRaised } from './facts.ts';
import { insertNotice } from './table.ts';
import type { Topic } from './topics.ts';

export interface NoticeDraft {
  topic: Topic;
  /** People by name, or everybody in the tenant who holds a scope when it is told. Who is no active member hears nothing. */
  to: { readonly userIds: readonly string[] } | { readonly scope: Scope };
  /** One line. */
  subject: string;
  /** Paragraphs of plain text. */
  lines: readonly string[];
  /** Where it leads: a path of this site, such as `/tours/abc`. */
  actionPath?: string | null;
  /** The same key under the same topic is the same notice: told once, however often this is called. */
  dedupeKey: string;
}

const MOST = { subject: 200, line: 2_000, lines: 20, path: 500, people: 1_000, key: 200 };

/**
 * Tells people something, in the running transaction: it is told if and only if that commits. How each of them hears it, and when,
 * is theirs to choose.
 */
export async function notify(ctx: Context, draft: NoticeDraft): Promise<void> {
  const { topic, to, actionPath = null, dedupeKey } = draft;
  if (actionPath !== null && !isOwnPath(actionPath)) throw new TypeError(`${topic.name}: a notice leads to a path of this site.`);
  if (dedupeKey === '' || dedupeKey.length > MOST.key) throw new TypeError(`${topic.name}: a dedupe key has 1 to ${MOST.key} characters.`);
  const userIds = 'userIds' in to ? [...new Set(to.userIds)].slice(0, MOST.people) : [];
  const id = newId();
  const isNew = await insertNotice(ctx.tx, {
    tenantId: ctx.tenantId,
    id,
    topic: topic.name,
    // Names that people chose add no line to a subject and no thousand lines to a mail.
    subject: draft.subject.replace(/\s+/g, ' ').trim().slice(0, MOST.subject),
    lines: draft.lines.slice(0, MOST.lines).map((line) => line.trim().slice(0, MOST.line)),
    actionPath,
    dedupeKey,
    userIds,
    scope: 'scope' in to ? to.scope.name : null,
    createdAt: ctx.now,
  });
  if (isNew) await ctx.emit(noticeRaised, { aggregateId: id, payload: { noticeId: id } });
}

/** A path and nothing that a browser would read as another host (E6). */
function isOwnPath(path: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return path.length <= MOST.path && /^\/(?![/\\])/.test(path) && !/[\s\\\0-\x1f\x7f]/.test(path);
}
