import { AlertDialog as Radix } from 'radix-ui';
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';

interface Question {
  title: string;
  text: string;
  /** What the button says that does it. */
  action: string;
  /** What has to be typed before it can be done. */
  typed?: string | undefined;
}
type Ask = (question: Question) => Promise<boolean>;
const Context = createContext<Ask | null>(null);

/** Asks before something is done that hurts. */
export function AskProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<(Question & { settle: (isYes: boolean) => void }) | null>(null);
  const [typed, setTyped] = useState('');
  const ask = useCallback<Ask>(async (question) => {
    setTyped('');
    const isYes = await new Promise<boolean>((settle) => setOpen({ ...question, settle }));
    setOpen(null);
    return isYes;
  }, []);
  const isReady = !open?.typed || typed.trim() === open.typed;
  return (
    <Context value={ask}>
      {children}
      <Radix.Root open={open !== null} onOpenChange={(isOpen) => !isOpen && open?.settle(false)}>
        <Radix.Portal>
          <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
          <Radix.Content className="fixed top-1/2 left-1/2 z-50 grid max-h-[90dvh] w-[min(28rem,calc(100vw-2rem))] -translate-1/2 gap-4 overflow-auto rounded-2xl border border-line bg-sheet p-6 shadow-2xl">
            <Radix.Title className="text-lg font-semibold">{open?.title}</Radix.Title>
            <Radix.Description className="text-sm text-quiet">{open?.text}</Radix.Description>
            {open?.typed && (
              <TextField
                label={t('ask.type', { what: open.typed })}
                autoComplete="off"
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
            <div className="flex flex-wrap justify-end gap-2">
              <Radix.Cancel asChild>
                <Button>{t('app.cancel')}</Button>
              </Radix.Cancel>
              <Button look="danger" disabled={!isReady} onClick={() => open?.settle(true)}>
                {open?.action}
              </Button>
            </div>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Context>
  );
}

export function useAsk(): Ask {
  const ask = useContext(Context);
  if (!ask) throw new Error('useAsk needs an <AskProvider> above it.');
  return ask;
}
