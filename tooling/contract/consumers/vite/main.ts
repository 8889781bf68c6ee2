// What a partner's page does with nothing but the client.
import { createBelvedere } from '@belvedere/sdk';

const belvedere = createBelvedere({ baseUrl: location.origin, apiKey: 'bv_pub_key' });
const { items, nextCursor } = await belvedere.tours.list({ status: 'published' });
document.body.textContent =
  items.map(({ title, publishedAt }) => `${title} ${publishedAt?.toLocaleDateString() ?? ''}`).join(', ') + (nextCursor ?? '');
