import { newId, type Services } from '@belvedere/kernel';
import { storageKey } from '@belvedere/kernel/storage';
import type { TestDns } from '@belvedere/testing';
import { createCaller, type Caller } from '../caller.ts';
import type { StartedServer, TestTenant } from './start-test-server.ts';

type Brand = Omit<Parameters<Caller['whiteLabel']['brand']['update']>[0], 'version'>;

export interface Site {
  tenant: TestTenant;
  caller: Caller;
  host: string;
  /** Of the panoramas. */
  contentIds: string[];
  logoId: string;
  /** By title. */
  tours: Record<string, { id: string; slug: string; manifestPath: string }>;
}

interface Wanted {
  slug: string;
  brand: Brand;
  titles: string[];
  /** A PNG. */
  logo?: Buffer;
  /** What the panoramas look like in lists: pictures of any format, as browsers look at the bytes. */
  thumbnails?: Buffer[];
}

/** A tenant with a verified domain, a brand and live tours, their files as the pipeline would have left them. */
export async function makeSite(server: StartedServer, dns: TestDns, wanted: Wanted): Promise<Site> {
  const { slug, brand, titles } = wanted;
  const tenant = await server.createTenant(slug);
  const caller = createCaller(tenant.context);
  const site: Site = { tenant, caller, host: `tours.${slug}.example.org`, contentIds: [], logoId: newId(), tours: {} };
  const logo = storageKey(tenant.id, 'media', site.logoId, 'compressed.png');
  await server.services.storage.put(logo, wanted.logo ?? Buffer.from(`logo of ${slug}`), { mimeType: 'image/png' });
  await insertFile(server.services, tenant, { id: site.logoId, path: logo });
  const { id, record } = await caller.whiteLabel.domains.add({ domain: site.host });
  dns.records.set(record.name, [record.value]);
  await caller.whiteLabel.domains.verify({ id });
  await caller.whiteLabel.brand.update({ version: 0, logoMediaId: site.logoId, faviconMediaId: site.logoId, ...brand });
  for (const [n, title] of titles.entries()) {
    const contentId = `${slug}${n}`.padEnd(32, '0');
    site.contentIds.push(contentId);
    site.tours[title] = await publishTour(server.services, site, {
      title,
      contentId,
      thumbnail: wanted.thumbnails?.[n] ?? Buffer.from(slug),
    });
  }
  return site;
}

type Owner = Pick<TestTenant, 'id' | 'slug' | 'userId'>;

async function insertFile(services: Services, tenant: Owner, { id, path }: { id: string; path: string }): Promise<void> {
  const file = {
    originalName: 'x',
    fileSize: 1,
    mimeType: 'image/png',
    mediaType: 'image',
    status: 'ready',
    storageProvider: 'local',
  } as const;
  const paths = { fileName: id, filePath: path, compressedPath: path, thumbnailPath: path };
  await services.database.transaction({ tenantId: tenant.id }, (tx) =>
    tx.mediaFile.create({ data: { ...file, ...paths, tenantId: tenant.id, id, uploadedById: tenant.userId } }),
  );
}

/** A live tour of one scene, whose panorama is said to be cut. */
export async function publishTour(
  services: Services,
  { caller, tenant }: { caller: Caller; tenant: Owner },
  { title, contentId, thumbnail }: { title: string; contentId: string; thumbnail: Buffer },
): Promise<{ id: string; slug: string; manifestPath: string }> {
  const { storage, database, publicUrl } = services;
  const panoramaId = newId();
  await insertFile(services, tenant, { id: panoramaId, path: panoramaId });
  for (const file of ['thumbnail.jpg', 'social.jpg'])
    await storage.put(storageKey(tenant.id, 'tiles', contentId, file), thumbnail, { mimeType: 'image/jpeg' });
  const { id } = await caller.tours.create({ title, description: `Told by ${tenant.slug}.` });
  await caller.tours.scenes.create({ tourId: id, title: 'Scene', panoramaMediaId: panoramaId });
  const levels = { tileSize: 512, levels: [512], formats: ['webp'], preview: 'data:image/webp;base64,', width: 2048, height: 1024 };
  await database.transaction({ tenantId: tenant.id }, (tx) =>
    tx.panorama.update({
      where: { tenantId_mediaId: { tenantId: tenant.id, mediaId: panoramaId } },
      data: { status: 'ready', progress: 1, contentId, document: { id: contentId, ...levels } },
    }),
  );
  const { tour, manifestUrl } = await caller.tours.publish({ id });
  return { id, slug: tour.slug, manifestPath: new URL(manifestUrl, publicUrl).pathname };
}
