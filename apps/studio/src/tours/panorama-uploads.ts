import type { Belvedere, MediaUploadView } from '@belvedere/sdk';
import { useSyncExternalStore } from 'react';
import { reasonOf } from '../app/reason-of.ts';

/** A file on its way to being a scene. */
export interface Upload {
  id: string;
  file: File;
  step: 'queued' | 'sending' | 'processing' | 'ready' | 'failed';
  /** 0–1, of the step. */
  progress: number;
  failure: string | null;
}

/** Files that become scenes of a tour, a few at a time. What fails can be tried again from where it stood. */
export interface PanoramaUploads {
  add(files: readonly File[]): void;
  retry(id: string): void;
  stop(): void;
  subscribe(changed: () => void): () => void;
  list(): readonly Upload[];
}

const PARALLEL = 3;
const LOOK_EVERY = 700;
const IMAGE = /^image\//;

/** `tourId` makes or tells the tour when the first file is there; `made` is told of each new scene. */
export function createUploads(options: {
  client: Belvedere;
  tourId: () => Promise<string>;
  made: () => void;
  notImage: (name: string) => string;
}): PanoramaUploads {
  const { client, tourId, made } = options;
  const off = new AbortController();
  const listeners = new Set<() => void>();
  const tickets = new Map<string, MediaUploadView>();
  let uploads: readonly Upload[] = [];
  let running = 0;
  /** Scenes are made in the order of the files, whichever arrives first. */
  let inOrder: Promise<unknown> = Promise.resolve();

  const change = (id: string, changes: Partial<Upload>) => {
    uploads = uploads.map((each) => (each.id === id ? { ...each, ...changes } : each));
    for (const changed of listeners) changed();
  };
  const fail = (id: string, error: unknown) => {
    if (!off.signal.aborted) change(id, { step: 'failed', failure: reasonOf(error) });
  };

  const makeScene = async (file: File, mediaId: string): Promise<string> => {
    const { id } = await client.tours.scenes.create({ tourId: await tourId(), title: titleOf(file.name), panoramaMediaId: mediaId });
    made();
    return id;
  };

  const watch = async (id: string, sceneId: string) => {
    for (;;) {
      const { panorama } = await client.tours.scenes.get({ id: sceneId }, { signal: off.signal });
      if (panorama?.status === 'ready') return change(id, { step: 'ready', progress: 1 });
      if (panorama?.status === 'failed') return change(id, { step: 'failed', failure: panorama.failure });
      change(id, { step: 'processing', progress: panorama?.progress ?? 0 });
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  };

  const run = async ({ id, file }: Upload) => {
    try {
      change(id, { step: 'sending', progress: 0, failure: null });
      const before = inOrder;
      const sending = client.uploadMedia(file, {
        purpose: 'panorama',
        signal: off.signal,
        resume: tickets.get(id),
        onCreated: (ticket) => tickets.set(id, ticket),
        onProgress: ({ sent, total }) => change(id, { progress: sent / total }),
      });
      const making = sending.then(async (media) => {
        await before;
        return makeScene(file, media.id);
      });
      inOrder = making.catch(() => undefined);
      const sceneId = await making;
      // The line is free for the next file while the server works on this one.
      void watch(id, sceneId).catch((error: unknown) => fail(id, error));
    } catch (error) {
      fail(id, error);
    } finally {
      running--;
      next();
    }
  };
  const next = () => {
    for (const upload of uploads) {
      if (running >= PARALLEL) return;
      if (upload.step !== 'queued') continue;
      running++;
      void run(upload);
    }
  };

  return {
    add(files) {
      const added = files.map((file): Upload => {
        const isImage = IMAGE.test(file.type);
        return {
          id: crypto.randomUUID(),
          file,
          step: isImage ? 'queued' : 'failed',
          progress: 0,
          failure: isImage ? null : options.notImage(file.name),
        };
      });
      uploads = [...uploads, ...added];
      for (const changed of listeners) changed();
      next();
    },
    retry(id) {
      change(id, { step: 'queued', failure: null });
      next();
    },
    stop: () => off.abort(),
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    list: () => uploads,
  };
}

export function useUploads(uploads: PanoramaUploads): readonly Upload[] {
  return useSyncExternalStore(uploads.subscribe, uploads.list);
}

/** `IMG_great-hall.jpg` → `IMG great hall` */
function titleOf(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]*$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return name ? name[0]!.toUpperCase() + name.slice(1) : fileName;
}
