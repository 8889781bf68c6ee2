import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';
import type { Question } from './ask-frame.tsx';
import { onceOpened } from './once-opened.tsx';

const AskFrame = onceOpened(async () => (await import('./ask-frame.tsx')).AskFrame);

type Ask = (question: Question) => Promise<boolean>;
const Context = createContext<Ask | null>(null);

/** Asks before something is done that hurts. */
export function AskProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState<{ question: Question; settle: (isYes: boolean) => void } | null>(null);
  const ask = useCallback<Ask>(async (question) => {
    const isYes = await new Promise<boolean>((settle) => setOpen({ question, settle }));
    setOpen(null);
    return isYes;
  }, []);
  return (
    <Context value={ask}>
      {children}
      <AskFrame open={open !== null} question={open?.question ?? null} onAnswer={(isYes) => open?.settle(isYes)} />
    </Context>
  );
}

export function useAsk(): Ask {
  const ask = useContext(Context);
  if (!ask) throw new Error('useAsk needs an <AskProvider> above it.');
  return ask;
}
