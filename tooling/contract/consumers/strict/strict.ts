// What the strictest consumer sees: every check on, and the declarations themselves checked.
import {
  BelvedereError,
  createBelvedere,
  isBelvedereError,
  type Belvedere,
  type BelvedereErrorCode,
  type CallOptions,
  type HotspotContentInput,
  type Page,
  type TourView,
  type ToursCreateInput,
} from '@belvedere/sdk';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
const yes = <T extends true>(): T | undefined => undefined;

const belvedere: Belvedere = createBelvedere({
  baseUrl: 'https://tours.example.org',
  apiKey: undefined,
  tenant: 'house',
  timeoutMs: 1000,
  retries: 0,
});

// Answers.
const list = belvedere.tours.list();
yes<Same<Awaited<typeof list>, Page<TourView>>>();
yes<Same<TourView['publishedAt'], Date | null>>();
yes<Same<TourView['status'], 'draft' | 'in_review' | 'scheduled' | 'published' | 'archived'>>();

// Inputs: what is absent and what is undefined are both fine; what is wrong is not.
const input: ToursCreateInput = { title: 'A', slug: undefined };
const options: CallOptions = { signal: undefined, idempotencyKey: 'x' };
await belvedere.tours.create(input, options);
await belvedere.auditLog.list({ from: new Date(), limit: 5 });
const content: HotspotContentInput = { type: 'link', href: 'https://example.org', label: 'More' };
await belvedere.tours.hotspots.create({ sceneId: 's', title: 'Door', position: { yaw: 0, pitch: 0 }, content });
// @ts-expect-error a title is needed
await belvedere.tours.create({});
// @ts-expect-error dates are dates
await belvedere.auditLog.list({ from: '2026-01-01' });
// @ts-expect-error there is no such property
await belvedere.tours.create({ title: 'A', colour: 'red' });
// @ts-expect-error there is no such kind of hotspot
await belvedere.tours.hotspots.create({ sceneId: 's', title: 'Door', position: { yaw: 0, pitch: 0 }, content: { type: 'dancing' } });
// @ts-expect-error there is no such procedure
console.log(belvedere.tours.paint);
// @ts-expect-error a procedure without input takes none
await belvedere.tenancy.tenants.mine({ all: true });

// Errors.
function explain(error: unknown): string | undefined {
  if (isBelvedereError(error, 'tours.slug_taken', 'client.timeout')) return error.help ?? error.fields['slug'];
  // @ts-expect-error there is no such code
  if (isBelvedereError(error, 'tours.slug_token')) return undefined;
  if (error instanceof BelvedereError) {
    const code: BelvedereErrorCode = error.code;
    return `${code} ${error.status} ${error.requestId ?? ''} ${error.retryAfter?.toFixed() ?? ''}`;
  }
  return undefined;
}

for await (const { title, createdAt } of belvedere.tours.list({ status: 'draft' }))
  console.log(title, createdAt.getTime(), explain(new Error()));

// Uploads.
await belvedere.uploadMedia(new Blob(), { fileName: 'a.jpg', purpose: 'panorama', onProgress: ({ sent, total }) => sent / total });
await belvedere.uploadMedia(new ReadableStream<Uint8Array>(), { fileName: 'a.jpg', size: 10 });
