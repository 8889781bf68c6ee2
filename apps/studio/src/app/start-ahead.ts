import { findMe } from '../api/session.ts';
import type { router as studioRouter } from './router.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Asks for what a route shows before it is known who asks: the answer is a refusal then, which the route meets again. */
    ahead?: (params: never) => void;
  }
}

/**
 * Asks at once for everything that the address needs: who is signed in, the scripts of its rooms, and what they show. The router does it
 * one after the other, each a way to the server and back.
 */
export function startAhead(router: typeof studioRouter): void {
  void findMe().catch(() => undefined);
  const [routes, params] = router.getMatchedRoutes(router.latestLocation.pathname);
  for (const route of routes) {
    void router.loadRouteChunk(route)?.catch(() => undefined);
    route.options.staticData?.ahead?.(params as never);
  }
}
