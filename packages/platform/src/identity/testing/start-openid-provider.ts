import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface ExternalPerson {
  email?: string;
  email_verified?: boolean;
  name?: string;
}

export interface OpenIdProvider {
  issuer: string;
  people: Map<string, ExternalPerson>;
  /** What a browser does: follows an address, signs in at the provider as somebody, and answers where it is sent back to. */
  visit(url: string, subject: string): Promise<string>;
  stop(): Promise<void>;
}

/** A real OpenID provider on a port of its own, with one client. */
export async function startOpenIdProvider(client: { id: string; secret: string; redirectUri: string }): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people = new Map<string, ExternalPerson>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    cookies: { keys: ['a key for tests'] },
  });
  server.on('request', (request, response) => void provider.callback()(request, response));

  return {
    issuer,
    people,
    async visit(url, subject) {
      const jar = new Map<string, string>();
      let at: { url: string; form?: Record<string, string> } = { url };
      for (let hops = 0; hops < 12; hops++) {
        const response = await fetch(at.url, {
          method: at.form ? 'POST' : 'GET',
          redirect: 'manual',
          headers: {
            cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(at.form && { 'content-type': 'application/x-www-form-urlencoded' }),
          },
          ...(at.form && { body: new URLSearchParams(at.form) }),
        });
        for (const line of response.headers.getSetCookie()) {
          const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
          jar.set(name, value);
        }
        const location = response.headers.get('location');
        if (location?.startsWith(client.redirectUri)) return location;
        if (location) {
          at = { url: new URL(location, issuer).href };
          continue;
        }
        const page = await response.text();
        const action = /action="([^"]+)"/.exec(page)?.[1];
        if (action === undefined) throw new Error(`The provider answered ${response.status}: ${page.slice(0, 300)}`);
        const prompt = page.includes('value="login"') ? 'login' : 'consent';
        at = { url: new URL(action, issuer).href, form: prompt === 'login' ? { prompt, login: subject, password: 'x' } : { prompt } };
      }
      throw new Error('The provider sends in circles.');
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
