import { useTranslation } from 'react-i18next';
import { printed } from './keys.ts';

const EVERYWHERE = [
  ['palette', 'Ctrl+K'],
  ['help', '?'],
] as const;
const EDITOR = [
  ['undo', 'Ctrl+Z'],
  ['redo', 'Ctrl+Shift+Z'],
  ['moveHotspot', '← ↑ → ↓'],
  ['removeHotspot', 'Del'],
  ['look', '← ↑ → ↓'],
  ['zoom', '+ −'],
  ['sort', 'Space'],
] as const;

/** What the keyboard can do, for whoever forgets it. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const groups = [
    [t('shortcuts.everywhere'), EVERYWHERE],
    [t('shortcuts.editor'), EDITOR],
  ] as const;
  return (
    <div className="grid gap-5">
      {groups.map(([title, strokes]) => (
        <section key={title}>
          <h3 className="mb-1 text-sm font-medium">{title}</h3>
          <dl className="grid">
            {strokes.map(([name, stroke]) => (
              <div key={name} className="flex items-center justify-between gap-6 border-b border-line py-1.5 text-sm last:border-0">
                <dt className="text-quiet">{t(`shortcuts.${name}`)}</dt>
                <dd>
                  <kbd className="rounded-md border border-line bg-raised px-2 py-0.5 font-sans text-xs whitespace-nowrap">
                    {printed(stroke)}
                  </kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
