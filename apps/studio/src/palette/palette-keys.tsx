import { Search } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { onceOpened } from '../ui/once-opened.tsx';
import { useFocusReturn } from '../ui/use-focus-return.ts';
import { isTyping, printed } from './keys.ts';
import { ShortcutSheet } from './shortcut-sheet.tsx';

const PaletteFrame = onceOpened(async () => (await import('./palette-frame.tsx')).PaletteFrame);

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
      <PaletteFrame
        open={open === 'palette'}
        tenant={tenant}
        onClose={close}
        onHelp={() => setOpen('help')}
        onCloseAutoFocus={onCloseAutoFocus}
      />
      <Dialog title={t('shortcuts.title')} open={open === 'help'} onClose={close}>
        <ShortcutSheet />
      </Dialog>
    </>
  );
}
