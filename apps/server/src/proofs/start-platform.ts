import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWorker, type RequestContext } from '@belvedere/kernel';
import { createTenantFor, createUser, syncPermissions } from '@belvedere/platform';
import { testDatabase } from '@belvedere/testing';
import { ownContext } from '../caller.ts';
import { readEnv } from '../env.ts';
import { importTour, openTourSource, type ImportedTour } from '../imports/import-tour.ts';
import { openServices } from '../open-services.ts';
import { serve } from '../serve.ts';
import { allJobs, allSchedules, allScopes } from '../systems.ts';

/** Under this name the browser finds the first server, so that its site is another one than that of the pages which embed. */
export const TOURS_HOST = 'tours.localhost';

/** Two servers and a worker on one real database, as behind a load balancer; files in a folder of their own. */
export interface Platform {
  publicUrl: string;
  /** Where the two servers really listen. */
  url: string;
  secondUrl: string;
  port: number;
  /** A tenant with an owner. @returns the context of the owner's calls. */
  createTenant(slug: string): Promise<RequestContext>;
  /** `belvedere import <folder> --publish`. */
  importFolder(context: RequestContext, folder: string): Promise<ImportedTour & { tourId: string }>;
  stop(): Promise<void>;
}

export async function startPlatform(): Promise<Platform> {
  const folder = await mkdtemp(join(tmpdir(), 'belvedere-proof-'));
  const database = await testDatabase();
  const publicUrl = `http://${TOURS_HOST}`;
  const env = readEnv({ DATA_DIR: folder, PORT: '0', PUBLIC_URL: publicUrl, LOG_LEVEL: 'silent' });
  const open = () => openServices(env, { runtimeUrl: database.runtimeUrl, secretKey: new Uint8Array(32).fill(7) });
  const [first, second] = [await open(), await open()];
  await syncPermissions(first.services.database, allScopes);
  const servers = await Promise.all([first, second].map(({ services }) => serve(env, { services, runtimeUrl: database.runtimeUrl })));
  const worker = await startWorker({ jobsUrl: database.jobsUrl, services: first.services, jobs: allJobs, schedules: allSchedules });

  return {
    publicUrl,
    url: servers[0]!.url,
    secondUrl: servers[1]!.url,
    port: servers[0]!.port,
    async createTenant(slug) {
      const email = `owner@${slug}.example`;
      const { userId } = await createUser(first.services, {
        email,
        password: `${slug} and a long enough one`,
        displayName: `Owner of ${slug}`,
      });
      await createTenantFor(first.services, { slug, name: slug, ownerEmail: email });
      return ownContext(first.services, { name: 'proof', userId, tenant: slug });
    },
    async importFolder(context, folder) {
      const source = await openTourSource(folder);
      try {
        const imported = await importTour({ context, source, title: 'Far places', publish: true, onProgress: () => {} });
        return { ...imported, tourId: imported.tourId ?? '' };
      } finally {
        await source.close();
      }
    },
    async stop() {
      for (const server of servers) await server.stop();
      await worker.stop(5);
      await first.close();
      await second.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
