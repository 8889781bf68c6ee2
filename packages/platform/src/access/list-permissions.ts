import type { Call } from '@belvedere/kernel';
import { accessOf } from './create-access.ts';
import type { PermissionView } from './schemas.ts';

export async function listPermissions({ ctx }: Call<object>): Promise<{ items: PermissionView[] }> {
  const items = accessOf(ctx).scopes.map(({ name, description, resourceType, action }) => ({ name, description, resourceType, action }));
  return { items: items.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
