import type { PublicEvent } from '@belvedere/events';
import type { Site } from '../site.ts';
import { domainPaths, platformPaths } from '../site-paths.ts';
import { wordsIn } from '../words/words.ts';

/** An event as procedures give it. */
export function makeEvent(fields: Partial<PublicEvent> = {}): PublicEvent {
  return {
    id: '018f6f2e-5b3a-7c4d-8e9f-0123456789ab',
    slug: 'night',
    title: 'Night of museums',
    description: 'Two pianos.',
    status: 'published',
    startsAt: new Date('2026-12-05T18:00:00Z'),
    previousStartsAt: null,
    isPostponed: false,
    endsAt: null,
    timeZone: 'Europe/Zurich',
    isAllDay: false,
    category: 'Music',
    tags: ['piano'],
    language: 'en',
    languages: ['en'],
    youtubeId: null,
    venue: { name: 'Great hall', address: 'Am See 1', city: 'Thun', country: 'ch', website: null, tour: null },
    place: { latitude: 46.75, longitude: 7.63 },
    isOpen: true,
    isFull: false,
    publishedAt: new Date('2026-11-01T10:00:00Z'),
    updatedAt: new Date('2026-11-02T10:00:00Z'),
    ...fields,
  };
}

/** A tenant with a domain of its own, seen at the platform. */
export function makeSiteView(fields: Partial<Site> = {}): Site {
  return {
    tenant: { id: '018f6f2e-5b3a-7c4d-8e9f-0123456789aa', slug: 'museum', name: 'Museum & more' },
    paths: platformPaths('museum'),
    canonical: { origin: 'https://museum.example', paths: domainPaths() },
    legal: { imprintUrl: null, privacyUrl: null, contactEmail: null },
    language: 'en',
    words: wordsIn('en'),
    ...fields,
  };
}
