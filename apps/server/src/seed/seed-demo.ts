import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId, type Services } from '@belvedere/kernel';
import { createTenantFor, createUser } from '@belvedere/platform';
import { z } from 'zod';
import { createCaller, ownContext } from '../caller.ts';
import type { Env } from '../env.ts';
import { buildDemoEvents } from './build-demo-events.ts';
import { buildDemoTour } from './build-demo-tour.ts';
import { readDemoTour } from './demo-tour.ts';

export const DEMO_TENANT = { slug: 'demo', name: 'Belvedere Demo' };

const seeded = z.object({
  email: z.string(),
  password: z.string(),
  tourUrl: z.string(),
  siteUrl: z.string().optional(),
  embedToken: z.string(),
});
export type SeededDemo = z.infer<typeof seeded>;

/**
 * The demo tenant with its tour and what is on in its house, once. What was made is kept beside the data, readable by its user only: the password is made here
 * and belongs to this installation alone.
 */
export async function seedDemo({
  env,
  services,
  embedDomains,
  onProgress,
}: {
  env: Env;
  services: Services;
  embedDomains: string[];
  onProgress: (detail: string, share: number) => void;
}): Promise<SeededDemo> {
  const file = join(env.DATA_DIR, 'demo.json');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return seeded.parse(JSON.parse(known));

  const password = randomBytes(16).toString('base64url');
  // A seed that was interrupted starts anew beside what it left, with the next free name.
  const suffix = (await services.access.resolveTenant({ type: 'system', name: 'seed' }, DEMO_TENANT.slug)) ? `-${newId().slice(-6)}` : '';
  const slug = DEMO_TENANT.slug + suffix;
  const email = `demo${suffix}@belvedere.example`;
  const { userId } = await createUser(services, { email, password, displayName: 'Demo Owner' });
  await createTenantFor(services, { slug, name: DEMO_TENANT.name, ownerEmail: email });

  const context = ownContext(services, { name: 'seed', userId, tenant: slug });
  const { id, url } = await buildDemoTour(context, await readDemoTour(), onProgress);
  const { token } = await createCaller(context).tours.embeds.create({ tourId: id, domains: embedDomains });
  await buildDemoEvents(context, { tourId: id, now: services.clock.now() });
  const siteUrl = `${services.publicUrl}/at/${slug}`;
  const demo: SeededDemo = { email, password, tourUrl: url, siteUrl, embedToken: token };
  await writeFile(`${file}.new`, JSON.stringify(demo, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return demo;
}
