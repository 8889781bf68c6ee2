import { Dialog as Radix } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Palette } from './palette.tsx';

interface Props {
  open: boolean;
  tenant: string;
  onClose: () => void;
  onHelp: () => void;
  onCloseAutoFocus: (event: Event) => void;
}

export function PaletteFrame({ open, tenant, onClose, onHelp, onCloseAutoFocus }: Props) {
  const { t } = useTranslation();
  return (
    <Radix.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={onCloseAutoFocus}
          className="fixed inset-x-0 top-[12dvh] z-50 mx-auto w-[min(38rem,calc(100vw-2rem))] overflow-hidden rounded-2xl border border-line bg-sheet shadow-2xl"
        >
          <Radix.Title className="sr-only">{t('palette.open')}</Radix.Title>
          <Palette tenant={tenant} onClose={onClose} onHelp={onHelp} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
