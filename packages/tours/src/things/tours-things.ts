import type { ThingDeclaration, ThingPart, ThingType } from '@belvedere/platform';
import { toursErrors } from '../errors.ts';
import { toursScopes } from '../scopes.ts';
import { loadTours, newestTours, tourOf, tourOfSlug } from './table.ts';

/** What policies can be about. Whoever is handed a tour may see it, even where their roles show them none. */
export const tourThing: ThingType = {
  type: 'tour',
  describe: 'A tour with all that is in it.',
  notFound: toursErrors.not_found,
  read: toursScopes.read,
  ownerMay: [toursScopes.read],
  attributes: {
    id: { kind: 'id', field: 'id' },
    status: { kind: 'text', field: 'status', values: ['draft', 'in_review', 'scheduled', 'published', 'archived'] },
    category: { kind: 'text', field: 'category', isNullable: true },
    tags: { kind: 'list', field: 'tags' },
    isPublic: { kind: 'flag', field: 'allowPublicAccess' },
    createdById: { kind: 'id', field: 'createdById' },
    createdAt: { kind: 'instant', field: 'createdAt' },
    publishedAt: { kind: 'instant', field: 'publishedAt', isNullable: true },
    scenes: { kind: 'number', field: 'totalScenes' },
  },
  lists: ['tours.list', 'tours.search', 'tours.facets'],
  load: loadTours,
  bySlug: tourOfSlug,
  sample: newestTours,
};

const part = (type: string, notFound: ThingPart['notFound'], wholes: ThingPart['wholes']): ThingPart => ({
  type,
  partOf: tourThing.type,
  notFound,
  wholes,
});

export const toursThings: readonly ThingDeclaration[] = [
  tourThing,
  part('scene', toursErrors.scene_not_found, tourOf.scenes),
  part('hotspot', toursErrors.hotspot_not_found, tourOf.hotspots),
  part('embed', toursErrors.embed_not_found, tourOf.embeds),
  part('plan', toursErrors.plan_not_found, tourOf.plans),
  part('step', toursErrors.step_not_found, tourOf.steps),
  part('rating', toursErrors.rating_not_found, tourOf.ratings),
  part('password', toursErrors.password_not_found, tourOf.passwords),
  part('link', toursErrors.link_not_found, tourOf.links),
  part('export', toursErrors.export_not_found, tourOf.exports),
];
