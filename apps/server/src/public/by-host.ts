import type { IncomingHttpHeaders } from 'node:http';
import type { BrandedSite } from '@belvedere/platform';
import type { Sites } from './sites.ts';

/** What the HTTP server hands on with a request. */
interface Bindings {
  incoming?: { headers: IncomingHttpHeaders };
}
type Answer<Env> = (request: Request, env: Env) => Response | Promise<Response>;

interface ByHost {
  /** Where people reach the platform: requests to it go straight on, at the price of comparing two strings. */
  publicUrl: string;
  sites: Sites;
  platform: Answer<Bindings>;
  site: Answer<Bindings & { site: BrandedSite }>;
}

/** Chooses by the Host header who answers: a tenant's site at its verified domain, the platform everywhere else. */
export function byHost({ publicUrl, sites, platform, site }: ByHost): Answer<Bindings> {
  const own = new URL(publicUrl).host;
  return (request, env) => {
    const host = env.incoming ? env.incoming.headers.host : (request.headers.get('host') ?? undefined);
    if (host === own || host === undefined) return platform(request, env);
    const answer = (found: BrandedSite | undefined) => (found ? site(request, { ...env, site: found }) : platform(request, env));
    const found = sites.find(host);
    return found instanceof Promise ? found.then(answer) : answer(found);
  };
}
