import type { Services } from '@belvedere/kernel';
import { runAsOperator } from '../operator/run-as-operator.ts';
import { PLATFORM } from './table.ts';

/** That a tenant left or came stands in the trail of the platform: the tenant's own is the same on both sides. */
export async function noteInPlatformTrail(services: Services, action: string, tenantId: string): Promise<void> {
  const audit = { action, resourceType: 'tenant', resourceId: () => tenantId };
  await runAsOperator(services, { tenantId: PLATFORM, audit }, async () => {});
}
