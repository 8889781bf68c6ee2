import { isBelvedereError, type Belvedere } from '@belvedere/sdk';
import { belvedereKey } from '@belvedere/sdk/react';
import { ownClient, queryClient } from './client.ts';

type Answer<P extends (...input: never[]) => unknown> = Awaited<ReturnType<P>>;
export type Me = Answer<Belvedere['identity']['me']>;
export type MyTenant = Answer<Belvedere['tenancy']['tenants']['mine']>['items'][number];

const meQuery = { queryKey: belvedereKey(ownClient.identity.me), queryFn: () => ownClient.identity.me() };

/** Who is signed in; null for nobody. */
export async function findMe(): Promise<Me | null> {
  try {
    return await queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (isBelvedereError(error, 'common.unauthenticated')) return null;
    throw error;
  }
}

/** Asks again who is signed in, after they have changed. */
export async function refreshMe(): Promise<void> {
  await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
}

/** Workspaces of whoever is signed in, those that can be worked in. */
export async function findTenants(): Promise<MyTenant[]> {
  const { tenants } = ownClient.tenancy;
  const { items } = await queryClient.fetchQuery({ queryKey: belvedereKey(tenants.mine), queryFn: () => tenants.mine() });
  return items.filter(({ status }) => status === 'active');
}

/** The server's own page signs in, by every way that there is, and comes back. */
export function signInAddress(next: string): string {
  return `/sign-in?next=${encodeURIComponent(next)}`;
}

export async function signOut(): Promise<void> {
  await ownClient.identity.signOut();
  try {
    await (await import('../events/door/keep-door.ts')).dropDoors();
  } finally {
    queryClient.clear();
    location.assign(signInAddress('/studio/'));
  }
}
