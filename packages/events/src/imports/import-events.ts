import type { Call, Context } from '@belvedere/kernel';
import { createEvent } from '../events/create-event.ts';
import { lockSlugs } from '../events/table.ts';
import { EVENT_NAMES, planEvents, type EventField } from './plan-events.ts';
import { readLines } from './read-lines.ts';
import type { EventsImport, ImportEventsInput } from './schemas.ts';
import { knownEvents, venuesNamed } from './table.ts';

/** Makes drafts of the lines of a file. What is there already stays as it is, so that the same file again changes nothing. */
export async function importEvents({ ctx, input }: Call<ImportEventsInput>): Promise<EventsImport> {
  const { content, columns: asked, mode, dryRun, timeZone, language } = input;
  const { columns, lines } = readLines<EventField>(content, { names: EVENT_NAMES, asked, needed: [['title'], ['startsAt']] });
  // From here on nobody else makes an event that the file has too.
  await lockSlugs(ctx);
  const venues = await venuesNamed(
    ctx,
    lines.flatMap(({ cells }) => cells.venue ?? []),
  );
  const plan = planEvents(lines, { timeZone, language, venues, known: await knownEvents(ctx) });
  const isDone = !dryRun && (mode === 'good' || plan.refused.length === 0);
  const created: EventsImport['created'] = [];
  for (const { line, input: fields } of plan.created) {
    const id = isDone ? (await createEvent({ ctx, input: fields })).id : null;
    if (id !== null) await recordCreated(ctx, id, line);
    created.push({ line, id, title: fields.title });
  }
  const { known, refused } = plan;
  ctx.changed({ after: { isDone, created: created.length, known: known.length, refused: refused.length } });
  return { isDone, columns, lines: lines.length, refused, known, created };
}

/** Each event has its beginning in the trail, as if it had been made by itself. */
async function recordCreated(ctx: Context, id: string, line: number): Promise<void> {
  const { actor, tenantId, request, now, services } = ctx;
  const about = { action: 'events.event.created', resourceType: 'event', resourceId: id, occurredAt: now };
  await services.audit.append(ctx.tx, { actor, tenantId, request, ...about, changes: {}, metadata: { importedFromLine: line } });
}
