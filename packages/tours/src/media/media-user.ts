import { defineMediaUser } from '@belvedere/platform';
import { dropPanorama } from '../panoramas/drop-panorama.ts';
import { renewPanorama } from '../panoramas/table.ts';
import { findMediaUses } from './table.ts';

/** Where tours use files: themselves, scenes, hotspots and their translations, floor plans, guided steps, and what is live. */
export const toursMediaUser = defineMediaUser({
  name: 'tours',
  tables: ['tours', 'scenes', 'scene_media', 'hotspot_media', 'floor_plans', 'guided_steps', 'guided_step_translations', 'panoramas'],
  find: findMediaUses,
  renew: renewPanorama,
  forget: dropPanorama,
});
