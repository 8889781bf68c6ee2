// What a worker at the edge does: no window, no Node.
import { createBelvedere, isBelvedereError } from '@belvedere/sdk';

export const worker = {
  async fetch(request: Request, env: { BELVEDERE_URL: string; BELVEDERE_API_KEY: string }): Promise<Response> {
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
