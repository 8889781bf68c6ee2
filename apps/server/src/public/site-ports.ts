import type { Services } from '@belvedere/kernel';
import type { SitePorts } from '@belvedere/site';
import type { PublicReader } from '@belvedere/tours';
import { createCaller } from '../caller.ts';
import { anonymousContext, readForm } from '../http/forms.ts';
import { formHeaders } from '../http/security-headers.ts';
import type { LegalReader } from './legal.ts';

/** What `@belvedere/site` has from here. */
export function sitePorts({
  services,
  reader,
  legal,
  trustedHops,
}: {
  services: Services;
  reader: PublicReader;
  legal: LegalReader;
  trustedHops: number;
}): SitePorts {
  const { publicUrl } = services;
  return {
    publicUrl,
    legal,
    readForm,
    headers: formHeaders(publicUrl.startsWith('https:')),
    callerOf: (c) => createCaller(anonymousContext(c, { services, trustedHops })).events,
    tenantBySlug: (slug) => reader.tenantBySlug(slug),
  };
}
