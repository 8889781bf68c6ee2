import { createContext, createElement, useContext, type ReactElement, type ReactNode } from 'react';
import type { Belvedere } from '../create-belvedere.ts';

const BelvedereContext = createContext<Belvedere | undefined>(undefined);

export interface BelvedereProviderProps {
  /** Made once by `createBelvedere`. */
  client: Belvedere;
  children?: ReactNode;
}

/** Gives the client to the hooks below. TanStack Query's own `QueryClientProvider` has to stand around it. */
export function BelvedereProvider({ client, children }: BelvedereProviderProps): ReactElement {
  return createElement(BelvedereContext.Provider, { value: client }, children);
}

/** The client of the provider above. */
export function useBelvedere(): Belvedere {
  const client = useContext(BelvedereContext);
  if (!client) throw new Error('useBelvedere needs a <BelvedereProvider> above it.');
  return client;
}
