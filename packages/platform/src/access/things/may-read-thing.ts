import type { Services } from '@belvedere/kernel';
import { accessOf } from '../create-access.ts';
import type { Bound } from '../create-rules-reader.ts';
import { mayOnThing } from '../policies/rules.ts';
import type { ThingType } from './thing-type.ts';

/** Whether somebody may read one thing, for where no procedure is called: pages and files. */
export async function mayReadThing(
  services: Pick<Services, 'access' | 'database' | 'clock'>,
  actor: Bound,
  { tenantId, type, id }: { tenantId: string; type: Pick<ThingType, 'type' | 'read'>; id: string },
): Promise<boolean> {
  const access = accessOf({ services: services as Services });
  const rules = await access.readRules(actor, tenantId, { ip: '', now: services.clock.now() });
  const things = await services.database.transaction({ tenantId }, (tx) =>
    access.loadThings({ tx, tenantId }, { type: type.type, ids: [id], rules }),
  );
  const thing = things.get(id);
  return thing !== undefined && mayOnThing(rules, type.read.name, { type: type.type, thing });
}
