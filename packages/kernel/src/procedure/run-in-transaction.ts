import type { z } from 'zod';
import type { Json } from '../core/index.ts';
import { emitFact, type Fact, type FactDraft } from '../facts/index.ts';
import { userOf } from './actor.ts';
import type { Context, RequestContext } from './context.ts';
import type { Grants } from './ports.ts';
import { isOvertaken } from './sql-state.ts';

const ATTEMPTS = 4;

export interface Changes {
  before?: Json;
  after?: Json;
}

/** The part of a request that work in a transaction needs; jobs have it too. */
export type Origin = Pick<RequestContext, 'services' | 'actor' | 'request' | 'setHeader'>;

/**
 * Runs work in one transaction of a tenant. One that somebody else overtook (deadlock, serialization, a name taken meanwhile) is run
 * again, a few times; what was to happen after the commit happens once.
 */
export async function runInTransaction<T>(
  origin: Origin,
  scope: {
    tenantId: string;
    scopes: ReadonlySet<string>;
    grants?: Grants | undefined;
    evenRemoved?: boolean | undefined;
    timeout?: number | undefined;
  },
  work: (ctx: Context, changes: Changes) => Promise<T>,
): Promise<T> {
  const { services, actor, request } = origin;
  const opening = { tenantId: scope.tenantId, userId: userOf(actor), evenRemoved: scope.evenRemoved };
  for (let attempt = 1; ; attempt++) {
    const later: (() => void | Promise<void>)[] = [];
    let result: T;
    try {
      result = await services.database.transaction(
        opening,
        async (tx) => {
          const changes: Changes = {};
          const now = services.clock.now();
          const ctx: Context = {
            services,
            actor,
            request,
            tenantId: scope.tenantId,
            scopes: scope.scopes,
            grants: scope.grants,
            tx,
            now,
            setHeader: origin.setHeader,
            emit: <Payload extends z.ZodType>(fact: Fact<Payload>, draft: FactDraft<Payload>) =>
              emitFact({ tx, tenantId: scope.tenantId, requestId: request.id, now }, fact, draft),
            changed: (next) => void Object.assign(changes, next),
            afterCommit: (task) => void later.push(task),
          };
          return work(ctx, changes);
        },
        scope.timeout === undefined ? {} : { timeout: scope.timeout },
      );
    } catch (error) {
      if (!isOvertaken(error) || attempt === ATTEMPTS) throw error;
      services.log.warn({ attempt, request_id: request.id }, 'transaction repeated');
      continue;
    }
    // Outside the try: what fails from here on must not repeat what was committed.
    for (const task of later) await task();
    return result;
  }
}
