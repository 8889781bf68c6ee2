import { AlertDialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/** Asks before something that there is no way back from. `action` is the verb on the button; the first to have the focus is the way out. */
export function Confirm(props: {
  title: string;
  action: string;
  open: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Radix.Root open={props.open} onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-60 bg-black/50" />
        <Radix.Content className="fixed inset-0 z-60 m-auto grid h-fit w-[min(28rem,calc(100vw-2rem))] gap-4 rounded-2xl border border-line bg-sheet p-6 shadow-2xl">
          <Radix.Title className="text-lg font-semibold">{props.title}</Radix.Title>
          <Radix.Description asChild>
            <div className="text-sm text-quiet">{props.children}</div>
          </Radix.Description>
          <div className="flex flex-wrap justify-end gap-2">
            <Radix.Cancel asChild>
              <Button>{t('app.cancel')}</Button>
            </Radix.Cancel>
            <Radix.Action asChild>
              <Button look="danger" onClick={props.onConfirm}>
                {props.action}
              </Button>
            </Radix.Action>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
