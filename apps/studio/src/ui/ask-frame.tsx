import { AlertDialog as Radix } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { TextField } from './field.tsx';

export interface Question {
  title: string;
  text: string;
  /** What the button says that does it. */
  action: string;
  /** What has to be typed before it can be done. */
  typed?: string | undefined;
}

interface Props {
  open: boolean;
  question: Question | null;
  onAnswer: (isYes: boolean) => void;
}

export function AskFrame({ open, question, onAnswer }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={(isOpen) => !isOpen && onAnswer(false)}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Radix.Content className="fixed inset-0 z-50 m-auto grid h-fit max-h-[90dvh] w-[min(28rem,calc(100vw-2rem))] gap-4 overflow-auto rounded-2xl border border-line bg-sheet p-6 shadow-2xl">
          {question && <Asked question={question} onAnswer={onAnswer} />}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Asked({ question, onAnswer }: { question: Question; onAnswer: (isYes: boolean) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const isReady = !question.typed || typed.trim() === question.typed;
  return (
    <>
      <Radix.Title className="text-lg font-semibold">{question.title}</Radix.Title>
      <Radix.Description className="text-sm text-quiet">{question.text}</Radix.Description>
      {question.typed && (
        <TextField
          label={t('ask.type', { what: question.typed })}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Radix.Cancel asChild>
          <Button>{t('app.cancel')}</Button>
        </Radix.Cancel>
        <Button look="danger" disabled={!isReady} onClick={() => onAnswer(true)}>
          {question.action}
        </Button>
      </div>
    </>
  );
}
