import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';

export interface Said {
  id: number;
  text: string;
  kind: 'done' | 'failed';
}

interface Props {
  open: boolean;
  said: readonly Said[];
  onGone: (id: number) => void;
}

export function ToastShelf({ said, onGone }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <Radix.Provider label={t('app.notifications')} swipeDirection={i18n.dir() === 'rtl' ? 'left' : 'right'}>
      {said.map(({ id, text, kind }) => (
        <Radix.Root
          key={id}
          type={kind === 'failed' ? 'foreground' : 'background'}
          duration={kind === 'failed' ? 12_000 : 4000}
          onOpenChange={(open) => !open && onGone(id)}
          className="flex items-start gap-3 rounded-xl border border-line bg-sheet py-2 ps-4 pe-2 shadow-xl"
        >
          <span aria-hidden className={`mt-2 size-2 shrink-0 rounded-full ${kind === 'failed' ? 'bg-danger' : 'bg-good'}`} />
          <Radix.Description className="py-1 text-sm">{kind === 'failed' ? <bdi>{text}</bdi> : text}</Radix.Description>
          <Radix.Close asChild>
            <IconButton label={t('app.close')} className="ms-auto size-8">
              <X size={16} aria-hidden />
            </IconButton>
          </Radix.Close>
        </Radix.Root>
      ))}
      <Radix.Viewport className="fixed end-4 bottom-4 z-60 grid w-[min(24rem,calc(100vw-2rem))] gap-2" />
    </Radix.Provider>
  );
}
