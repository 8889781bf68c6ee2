import type { Services } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import { signUrl } from '@belvedere/kernel/crypto';

/** How long an address is good: to begin a download, not to pass it on. */
const GOOD_FOR = 15 * MINUTE;

/** The path under which the server mounts archives. */
function exportPath({ tenantId, id }: { tenantId: string; id: string }): string {
  return `/personal-data/${tenantId}/${id}`;
}

/** An address, relative to the server's, by which an archive can be fetched without signing in; never longer than the archive is kept. */
export function signExportUrl(
  { signingKey, clock }: Pick<Services, 'signingKey' | 'clock'>,
  address: { tenantId: string; id: string; expiresAt: Date },
): { url: string; expiresAt: Date } {
  const expiresAt = new Date(Math.min(clock.now().getTime() + GOOD_FOR, address.expiresAt.getTime()));
  return { url: signUrl([signingKey], exportPath(address), expiresAt), expiresAt };
}
