import type { Actor } from '@belvedere/kernel';
import { MINUTE } from '@belvedere/kernel/core';
import { Secret, TOTP } from 'otpauth';
import { vi } from 'vitest';
import { createUser } from '../../operator/create-user.ts';
import { createPlatformWorld, type Caller, type Person, type PlatformWorld } from '../../testing/platform-world.ts';
import { authenticate } from '../authenticate.ts';

export const PASSWORD = 'correct horse battery staple';
export const anonymous: Actor = { type: 'anonymous' };

export interface SignedIn {
  email: string;
  userId: string;
  cookie: string;
  actor: Person;
  call: Caller;
}

export interface SignInWorld extends PlatformWorld {
  /** Somebody who calls from a network of their own; `headers` are those of the last answer. */
  visitor(actor?: Actor, userAgent?: string): { call: Caller; headers: Record<string, string> };
  actorOf(cookie: string | undefined): Promise<Actor>;
  actorOfToken(accessToken: string): Promise<Actor>;
  /** An active account with a password. */
  account(spec?: { platformRole?: 'super_admin' }): Promise<{ email: string; userId: string }>;
  /** A new account, signed in by cookie. */
  signedIn(spec?: { platformRole?: 'super_admin' }): Promise<SignedIn>;
  /** The same person, from the cookie that an answer set. */
  follow(person: SignedIn, headers: Record<string, string>): Promise<SignedIn>;
  /** The token of the newest mail to somebody that leads to a path. */
  tokenFor(email: string, path: string): Promise<string>;
  subjectsTo(email: string): Promise<string[]>;
  /** Turns one-time codes on. */
  withTotp(person: SignedIn): Promise<{ person: SignedIn; secret: string; codes: string[] }>;
  codeOf(secret: string, steps?: number): string;
  later(ms: number): void;
}

/** The platform's world with the ways to sign in. Call `vi.useFakeTimers` for Lucia, which reads the machine's clock. */
export async function createSignInWorld(): Promise<SignInWorld> {
  const world = await createPlatformWorld();
  let counter = 0;
  const cookieOf = (headers: Record<string, string>) => headers['set-cookie']?.split(';')[0] ?? '';

  const self: SignInWorld = {
    ...world,
    visitor(actor = anonymous, userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0') {
      const headers: Record<string, string> = {};
      const ip = `10.${Math.floor(++counter / 250)}.${counter % 250}.7`;
      const setHeader = (name: string, value: string) => void (headers[name] = value);
      return { headers, call: world.as(actor, { request: { id: 'r', ip, userAgent }, setHeader }) };
    },
    actorOf: async (cookie) => (await authenticate(world.services, { cookie, authorization: undefined })).actor,
    actorOfToken: async (token) => (await authenticate(world.services, { cookie: undefined, authorization: `Bearer ${token}` })).actor,
    async account(spec = {}) {
      const email = `somebody${++counter}@mail.example`;
      const { userId } = await createUser(world.services, { email, password: PASSWORD, displayName: 'Ada Byron', ...spec });
      return { email, userId };
    },
    async signedIn(spec) {
      const { email, userId } = await self.account(spec);
      const { call, headers } = self.visitor();
      await call.identity.signIn({ email, password: PASSWORD });
      return self.follow({ email, userId, cookie: '', actor: {} as Person, call }, headers);
    },
    async follow(person, headers) {
      const cookie = cookieOf(headers);
      const actor = await self.actorOf(cookie);
      if (actor.type !== 'user') throw new Error('Nobody is signed in by this answer.');
      return { ...person, cookie, actor, call: self.visitor(actor).call };
    },
    async tokenFor(email, path) {
      await world.runJobs();
      const mails = world.sent.filter(({ to, text }) => to === email && text.includes(path)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const token = mails.at(-1)?.text.match(/#token=([A-Za-z0-9_-]{43})/)?.[1];
      if (!token) throw new Error(`No mail to ${email} leads to ${path}.`);
      return token;
    },
    async subjectsTo(email) {
      await world.runJobs();
      return world.sent.filter(({ to }) => to === email).map(({ subject }) => subject);
    },
    async withTotp(person) {
      const { secret } = await person.call.identity.secondFactor.beginTotp({});
      const { call, headers } = self.visitor(person.actor);
      const { codes } = await call.identity.secondFactor.confirmTotp({ code: self.codeOf(secret) });
      // The code of this step is used up; the next sign-in needs another.
      self.later(MINUTE);
      return { person: await self.follow(person, headers), secret, codes };
    },
    codeOf: (secret, steps = 0) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: world.clock.now().getTime() + steps * 30_000 }),
    later(ms) {
      world.clock.advance(ms);
      vi.setSystemTime(world.clock.now());
    },
  };
  return self;
}
