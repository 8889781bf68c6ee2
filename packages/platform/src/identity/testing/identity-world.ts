import type { Actor } from '@belvedere/kernel';
import type { Caller, Person } from '../../testing/platform-world.ts';
import type { UserView } from '../schemas.ts';
import { anonymous, createSignInWorld, PASSWORD, type SignInWorld } from './sign-in-world.ts';

export interface IdentityWorld extends SignInWorld {
  newEmail(): string;
  /** Another network each time. */
  newIp(): string;
  /** `headers` are those of the last answer. */
  callFrom(ip: string, actor?: Actor): { call: Caller; headers: Record<string, string> };
  cookieOf(headers: Record<string, string>): string | undefined;
  /** The address of somebody who registered as people do. */
  registered(spec?: { verify?: boolean }): Promise<string>;
  /** Signs somebody in who registered. */
  signIn(email: string, ip?: string): Promise<{ user: UserView; cookie: string | undefined; actor: Person; header: string | undefined }>;
}

/** The world of signing in, with people who register themselves. */
export async function createIdentityWorld(): Promise<IdentityWorld> {
  const world = await createSignInWorld();
  let counter = 0;
  const self: IdentityWorld = {
    ...world,
    newEmail: () => `person${++counter}@mail.example`,
    newIp: () => `10.${Math.floor(++counter / 250)}.${counter % 250}.7`,
    callFrom(ip, actor = anonymous) {
      const headers: Record<string, string> = {};
      const setHeader = (name: string, value: string) => void (headers[name] = value);
      return { headers, call: world.as(actor, { request: { id: 'r', ip, userAgent: 'Firefox' }, setHeader }) };
    },
    cookieOf: (headers) => headers['set-cookie']?.split(';')[0],
    async registered({ verify = true } = {}) {
      const email = self.newEmail();
      await self.callFrom(self.newIp()).call.identity.register({ email, password: PASSWORD, displayName: 'Ada Byron' });
      if (verify) await self.callFrom(self.newIp()).call.identity.verifyEmail({ token: await world.tokenFor(email, '/verify-email') });
      return email;
    },
    async signIn(email, ip = self.newIp()) {
      const { call, headers } = self.callFrom(ip);
      const answer = await call.identity.signIn({ email, password: PASSWORD });
      if (answer.status !== 'signed_in') throw new Error('A second factor is wanted.');
      const cookie = self.cookieOf(headers);
      const actor = await world.actorOf(cookie);
      if (actor.type !== 'user') throw new Error('Not signed in.');
      return { user: answer.user, cookie, actor, header: headers['set-cookie'] };
    },
  };
  return self;
}
