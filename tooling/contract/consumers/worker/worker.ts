// What a worker at the edge does: no window, no Node.
import { createBelvedere, isBelvedereError } from '@belvedere/sdk';
import { verifyWebhook, WebhookError } from '@belvedere/sdk/webhooks';

export const worker = {
  async fetch(request: Request, env: { BELVEDERE_URL: string; BELVEDERE_API_KEY: string; WEBHOOK_SECRET: string }): Promise<Response> {
    if (request.method === 'POST') return hear(request, env.WEBHOOK_SECRET);
    const belvedere = createBelvedere({
      baseUrl: env.BELVEDERE_URL,
      apiKey: env.BELVEDERE_API_KEY,
      fetch: (input, init) => fetch(input, init),
    });
    try {
      const tour = await belvedere.tours.get({ slug: new URL(request.url).pathname.slice(1) }, { signal: request.signal });
      return Response.json({ title: tour.title, published: tour.publishedAt?.toISOString() });
    } catch (error) {
      if (isBelvedereError(error, 'tours.not_found')) return new Response('No such tour', { status: 404 });
      throw error;
    }
  },
};

async function hear(request: Request, secret: string): Promise<Response> {
  try {
    const event = await verifyWebhook(await request.text(), request.headers, secret);
    return new Response(event.type === 'tours.published' ? event.data.slug : event.timestamp.toISOString());
  } catch (error) {
    if (error instanceof WebhookError) return new Response(error.message, { status: 400 });
    throw error;
  }
}
