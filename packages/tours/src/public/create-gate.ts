import type { Services } from '@belvedere/kernel';
import { commonErrors, HOUR, isError } from '@belvedere/kernel/core';
import {
  authenticate,
  isSubjectKnown,
  mayReadThing,
  releaseAttempts,
  rememberSubject,
  reserveAttempt,
  tourGates,
  verifyPassword,
} from '@belvedere/platform';
import { readLink } from '../links/link-token.ts';
import { tourThing } from '../things/tours-things.ts';
import { isOpen } from '../tours/tour.ts';
import type { Guarded } from './create-public-reader.ts';
import { readGrant, signGrant, type Grant } from './grant.ts';
import { countUse, readLinkEnd, readPasswordHashes, stands, type Opener } from './openers.ts';

/** What a visitor shows. All of it may be absent, forged or old. */
export interface Visitor {
  /** Grants from the cookie and from the address. */
  grants: readonly string[];
  /** The token of a signed link. */
  link?: string | undefined;
  /** The header Cookie: somebody may be signed in to the console. */
  cookie?: string | undefined;
}

/**
 * What the gate says. `open`: anybody may. `granted`: this visitor may, and `grant` proves it to what they load next. `locked`: they
 * may know that it is there, a password is asked for. `hidden`: for them there is nothing here.
 */
export type Verdict =
  | { kind: 'open' }
  /** `expiresAt` stands with a new grant; without it the visitor has shown this one. */
  | { kind: 'granted'; grant: string; opener: Opener; expiresAt?: Date }
  | { kind: 'locked' }
  | { kind: 'hidden' };

export type Unlocked = { kind: 'granted'; grant: string; expiresAt: Date } | { kind: 'wrong' } | { kind: 'wait'; retryAfter: number };

export interface Gate {
  /** Whether a visitor may see a live tour. For open tours it answers at once: nothing is looked up and nothing waited for. */
  decide(tour: Guarded, visitor: Visitor): Verdict | Promise<Verdict>;
  /** The same for what several tours show: it may be seen where one of them may. */
  decideAny(tours: readonly Guarded[], visitor: Visitor): Promise<Verdict>;
  /** Tries a password on a tour, at the pace that guessing is allowed. */
  unlock(tour: Guarded, attempt: { password: string; ip: string }): Promise<Unlocked>;
  /** Counts a use of the link that a verdict was given by. @returns false when it was revoked meanwhile. */
  countLink(tour: Guarded, opener: Opener): Promise<boolean>;
}

const OPEN: Verdict = { kind: 'open' };
const HIDDEN: Verdict = { kind: 'hidden' };
const LOCKED: Verdict = { kind: 'locked' };

/** How long a visitor stays inside without showing the credential again. What has opened the tour can be taken away before. */
const STAY = { password: 12 * HOUR, link: 12 * HOUR, member: 2 * HOUR };
/** Grants made within an hour are the same, so that browsers find what they have loaded. */
const ROUNDED = HOUR;

/** The one place that decides who may see a live tour (0.9, I13; ADR 0211). */
export function createGate(services: Services): Gate {
  const { database, clock, signingKey, access } = services;

  return {
    decide,
    async decideAny(tours, visitor) {
      if (tours.some((tour) => isOpen(tour.visibility))) return OPEN;
      let best = HIDDEN;
      for (const tour of tours) {
        const verdict = await decide(tour, visitor);
        if (verdict.kind === 'granted') return verdict;
        if (verdict.kind === 'locked') best = verdict;
      }
      return best;
    },
    unlock,
    countLink: ({ tenantId, tourId }, { by, id }) =>
      by === 'link' ? countUse(database, { tenantId, tourId }, { by, id, now: clock.now() }) : Promise.resolve(false),
  };

  function decide(tour: Guarded, visitor: Visitor): Verdict | Promise<Verdict> {
    return isOpen(tour.visibility) ? OPEN : decideClosed(tour, visitor);
  }

  async function decideClosed(tour: Guarded, visitor: Visitor): Promise<Verdict> {
    return (
      (await byGrants(tour, visitor.grants)) ??
      (await byLink(tour, visitor.link)) ??
      (await byMembership(tour, visitor.cookie)) ??
      (tour.visibility === 'password' ? LOCKED : HIDDEN)
    );
  }

  async function byGrants(tour: Guarded, tokens: readonly string[]): Promise<Verdict | undefined> {
    for (const token of tokens) {
      const opener = readGrant(signingKey, token, clock);
      // A tour that asks for no password any more is not opened by one that was given before.
      if (opener?.tour !== tour.tourId || (opener.by === 'password' && tour.visibility !== 'password')) continue;
      if (await stands(database, tour, { ...opener, now: clock.now() })) return { kind: 'granted', grant: token, opener };
    }
    return undefined;
  }

  async function byLink(tour: Guarded, token: string | undefined): Promise<Verdict | undefined> {
    const id = token !== undefined && token.length <= 400 ? readLink(signingKey, token, clock) : undefined;
    const ends = id && (await readLinkEnd(database, tour, { id, now: clock.now() }));
    return id && ends ? admit(tour, { by: 'link', id }, ends) : undefined;
  }

  async function byMembership(tour: Guarded, cookie: string | undefined): Promise<Verdict | undefined> {
    if (cookie === undefined) return undefined;
    const { actor } = await authenticate(services, { cookie, authorization: undefined });
    if (actor.type !== 'user' || (await access.resolveTenant(actor, tour.tenantId)) !== tour.tenantId) return undefined;
    const mayRead = await mayReadThing(services, actor, { tenantId: tour.tenantId, type: tourThing, id: tour.tourId });
    return mayRead ? admit(tour, { by: 'member', id: actor.userId }) : undefined;
  }

  function admit(tour: Guarded, opener: Opener, ends?: Date): Extract<Verdict, { kind: 'granted' }> & { expiresAt: Date } {
    const latest = Math.floor(clock.now().getTime() / ROUNDED) * ROUNDED + STAY[opener.by] + ROUNDED;
    const expiresAt = new Date(Math.min(latest, ends?.getTime() ?? latest));
    const grant: Grant = { tour: tour.tourId, ...opener };
    return { kind: 'granted', grant: signGrant(signingKey, grant, expiresAt), expiresAt, opener };
  }

  async function unlock(tour: Guarded, attempt: { password: string; ip: string }): Promise<Unlocked> {
    try {
      return await tryPassword(tour, attempt);
    } catch (error) {
      // So many hashes are being made that this one was not begun.
      if (isError(error, commonErrors.unavailable)) return { kind: 'wait', retryAfter: Math.ceil(error.retryAfter ?? 2) };
      throw error;
    }
  }

  async function tryPassword(tour: Guarded, { password, ip }: { password: string; ip: string }): Promise<Unlocked> {
    if (tour.visibility !== 'password') return { kind: 'wrong' };
    const { known, others } = tourGates(tour.tourId, ip);
    const gates = (await isSubjectKnown(database, known.subject)) ? [known] : others;
    for (const gate of gates) {
      const { allowed, retryAfter } = await reserveAttempt(database, gate, clock.now());
      if (!allowed) return { kind: 'wait', retryAfter };
    }
    const id = await matching(tour, password);
    const isGood = id !== undefined && (await countUse(database, tour, { by: 'password', id, now: clock.now() }));
    if (!isGood) return { kind: 'wrong' };
    await releaseAttempts(
      database,
      gates.map(({ subject }) => subject),
    );
    await rememberSubject(database, known.subject, clock.now());
    const { grant, expiresAt } = admit(tour, { by: 'password', id });
    return { kind: 'granted', grant, expiresAt };
  }

  async function matching(tour: Guarded, password: string): Promise<string | undefined> {
    for (const { id, hash } of await readPasswordHashes(database, tour)) if (await verifyPassword(password, hash)) return id;
    return undefined;
  }
}
