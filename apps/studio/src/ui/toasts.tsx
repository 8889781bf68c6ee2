import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';

interface Said {
  id: number;
  text: string;
  kind: 'done' | 'failed';
}

export interface Toasts {
  done(text: string): void;
  failed(text: string): void;
}

const Context = createContext<Toasts | null>(null);

/** Says in a corner, and to assistive technology, what has happened. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<readonly Said[]>([]);
  const add = useCallback((kind: Said['kind'], text: string) => {
    setSaid((before) => [...before.slice(-2), { id: (before.at(-1)?.id ?? 0) + 1, kind, text }]);
  }, []);
  const toasts = useMemo<Toasts>(() => ({ done: (text) => add('done', text), failed: (text) => add('failed', text) }), [add]);
  return (
    <Context value={toasts}>
      <Radix.Provider label={t('app.notifications')} swipeDirection="right">
        {children}
        {said.map(({ id, text, kind }) => (
          <Radix.Root
            key={id}
            type={kind === 'failed' ? 'foreground' : 'background'}
            duration={kind === 'failed' ? 12_000 : 4000}
            onOpenChange={(open) => !open && setSaid((before) => before.filter((each) => each.id !== id))}
            className="flex items-start gap-3 rounded-xl border border-line bg-sheet py-2 ps-4 pe-2 shadow-xl"
          >
            <span aria-hidden className={`mt-2 size-2 shrink-0 rounded-full ${kind === 'failed' ? 'bg-danger' : 'bg-good'}`} />
            <Radix.Description className="py-1 text-sm">{text}</Radix.Description>
            <Radix.Close asChild>
              <IconButton label={t('app.close')} className="ms-auto size-8">
                <X size={16} aria-hidden />
              </IconButton>
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport className="fixed end-4 bottom-4 z-60 grid w-[min(24rem,calc(100vw-2rem))] gap-2" />
      </Radix.Provider>
    </Context>
  );
}

export function useToasts(): Toasts {
  const toasts = useContext(Context);
  if (!toasts) throw new Error('useToasts needs a <ToastProvider> above it.');
  return toasts;
}
