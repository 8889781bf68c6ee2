// What a partner's server does: it runs against a real one. Prints one line of JSON.
import { createBelvedere, isBelvedereError, type MediaView, type TourView } from '@belvedere/sdk';

const [baseUrl = '', apiKey = '', picture = ''] = process.argv.slice(2);
const belvedere = createBelvedere({ baseUrl, apiKey });

const made: TourView[] = await Promise.all(['One', 'Two', 'Three'].map((title) => belvedere.tours.create({ title })));
const titles: string[] = [];
for await (const tour of belvedere.tours.list({ limit: 2 })) titles.push(tour.title);

const first = made.at(0);
if (!first) throw new Error('Nothing was made.');
const again = await belvedere.tours.create({ title: 'Once' }, { idempotencyKey: 'once' });
const same = await belvedere.tours.create({ title: 'Once' }, { idempotencyKey: 'once' });
const changed = await belvedere.tours.update({ id: first.id, version: first.version, description: 'A house by the sea.' });

let stale = '';
try {
  await belvedere.tours.update({ id: first.id, version: first.version, title: 'Too late' });
} catch (error) {
  if (!isBelvedereError(error)) throw error;
  stale = error.code;
}

const progress: number[] = [];
const media: MediaView = await belvedere.uploadMedia(Uint8Array.from(Buffer.from(picture, 'base64')), {
  fileName: 'dot.png',
  onProgress: ({ sent, total }) => progress.push(sent / total),
});

const isDate = changed.updatedAt instanceof Date && changed.updatedAt.getTime() >= first.createdAt.getTime();
console.log(
  JSON.stringify({
    titles: titles.toSorted(),
    once: again.id === same.id,
    description: changed.description,
    stale,
    isDate,
    progress,
    mimeType: media.mimeType,
  }),
);
