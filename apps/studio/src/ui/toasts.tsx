import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { onceOpened } from './once-opened.tsx';
import type { Said } from './toast-shelf.tsx';

const ToastShelf = onceOpened(async () => (await import('./toast-shelf.tsx')).ToastShelf);

export interface Toasts {
  done(text: string): void;
  failed(text: string): void;
}

const Context = createContext<Toasts | null>(null);

/** Says in a corner, and to assistive technology, what has happened. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<readonly Said[]>([]);
  const add = useCallback((kind: Said['kind'], text: string) => {
    setSaid((before) => [...before.slice(-2), { id: (before.at(-1)?.id ?? 0) + 1, kind, text }]);
  }, []);
  const forget = useCallback((id: number) => setSaid((before) => before.filter((each) => each.id !== id)), []);
  const toasts = useMemo<Toasts>(() => ({ done: (text) => add('done', text), failed: (text) => add('failed', text) }), [add]);
  return (
    <Context value={toasts}>
      {children}
      <ToastShelf open={said.length > 0} said={said} onGone={forget} />
    </Context>
  );
}

export function useToasts(): Toasts {
  const toasts = useContext(Context);
  if (!toasts) throw new Error('useToasts needs a <ToastProvider> above it.');
  return toasts;
}
