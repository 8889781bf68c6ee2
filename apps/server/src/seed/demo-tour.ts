import { readFile } from 'node:fs/promises';
import { hotspotContentSchema } from '@belvedere/manifest';
import { z } from 'zod';

const texts = z.object({ title: z.string().optional(), description: z.string().optional() });

const demoTour = z.object({
  title: z.string(),
  description: z.string(),
  slug: z.string(),
  language: z.string(),
  location: z.string(),
  category: z.string(),
  tags: z.array(z.string()),
  plan: z.object({ name: z.string(), file: z.string().regex(/^[a-z0-9-]+\.webp$/) }),
  scenes: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      description: z.string(),
      file: z.string().regex(/^[a-z0-9-]+\.(webp|jpg)$/),
      initialYaw: z.number(),
      initialPitch: z.number(),
      zoom: z.number(),
      map: z.object({ x: z.number(), y: z.number() }),
      hotspots: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          description: z.string().optional(),
          yaw: z.number(),
          pitch: z.number(),
          target: z.string().optional(),
          content: hotspotContentSchema,
        }),
      ),
    }),
  ),
  translations: z.record(
    z.string(),
    texts.extend({
      plan: z.string(),
      scenes: z.record(z.string(), texts),
      hotspots: z.record(z.string(), texts.extend({ content: hotspotContentSchema.optional() })),
    }),
  ),
});

export type DemoTour = z.infer<typeof demoTour>;

export const DEMO_FOLDER = new URL('../../../../tooling/demo/tour/', import.meta.url);

/** The tour of Belvedere House as the project's own ray tracer wrote it. */
export async function readDemoTour(): Promise<DemoTour> {
  return demoTour.parse(JSON.parse(await readFile(new URL('tour.json', DEMO_FOLDER), 'utf8')));
}
