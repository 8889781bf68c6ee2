import { Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useFocusReturn } from '../ui/use-focus-return.ts';
import { isTyping, printed } from './keys.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** Opens the palette by Ctrl K or its button, and the list of shortcuts by a question mark. */
export function PaletteKeys({ tenant, hasButton = false }: { tenant: string; hasButton?: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const { remember, onCloseAutoFocus } = useFocusReturn();
  const openPalette = () => {
    remember();
    setOpen('palette');
  };
  const onPaletteKey = useEffectEvent(openPalette);
  useEffect(() => {
    const off = new AbortController();
    addEventListener(
      'keydown',
      (event) => {
        const isPalette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
        if (!isPalette && (event.key !== '?' || isTyping(event.target))) return;
        event.preventDefault();
        if (isPalette) onPaletteKey();
        else setOpen('help');
      },
      off,
    );
    return () => off.abort();
  }, []);
  const close = () => setOpen(null);
  return (
    <>
      {hasButton && (
        <Button className="justify-start text-quiet" onClick={openPalette}>
          <Search size={16} aria-hidden />
          {t('app.search')}
          <kbd aria-hidden className="ms-auto font-sans text-xs">
            {printed('Ctrl+K')}
          </kbd>
        </Button>
      )}
      <Radix.Root open={open === 'palette'} onOpenChange={(isOpen) => !isOpen && close()}>
        <Radix.Portal>
          <Radix.Overlay className="fixed inset-0 z-40 bg-black/50" />
          <Radix.Content
            aria-describedby={undefined}
            onCloseAutoFocus={onCloseAutoFocus}
            className="fixed top-[12dvh] left-1/2 z-50 w-[min(38rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-2xl border border-line bg-sheet shadow-2xl"
          >
            <Radix.Title className="sr-only">{t('palette.open')}</Radix.Title>
            <Suspense>
              <Palette tenant={tenant} onClose={close} onHelp={() => setOpen('help')} />
            </Suspense>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
      <Dialog title={t('shortcuts.title')} open={open === 'help'} onClose={close}>
        <ShortcutSheet />
      </Dialog>
    </>
  );
}
