import type { RichText } from '@belvedere/sdk';
import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';

// The library that words are written with is large, and most people look first.
const RichTextEditor = lazy(async () => ({ default: (await import('./rich-text-editor.tsx')).RichTextEditor }));

/** Words with headings, lists, quotations and links. */
export function RichTextField(props: { label: string; hint?: string | undefined; value: RichText; onChange: (value: RichText) => void }) {
  const { label, hint, value, onChange } = props;
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <span id={id} className="text-sm font-medium">
        {label}
      </span>
      <Suspense fallback={<p className="min-h-40 rounded-lg border border-edge p-3 text-sm text-quiet">{t('app.loading')}</p>}>
        <RichTextEditor labelledBy={id} value={value} onChange={onChange} />
      </Suspense>
      {hint && <p className="text-xs text-quiet">{hint}</p>}
    </div>
  );
}
