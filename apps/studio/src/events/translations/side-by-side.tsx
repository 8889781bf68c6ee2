import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { languageName, type Text } from './language-choice.tsx';

/** Words of the original, and beside them the field for the translation. */
export function SideBySide({ original, fields }: { original: Text; fields: { title: ReactNode; description: ReactNode } }) {
  const { t } = useTranslation();
  const language = languageName(original.language);
  return (
    <div className="grid gap-4">
      {(['title', 'description'] as const).map((name) => (
        <div key={name} className="grid grid-cols-2 gap-x-5 gap-y-2 max-md:grid-cols-1">
          <div className="grid content-start gap-1.5">
            <span className="text-sm text-quiet">{t('eventLanguages.original', { language })}</span>
            <p lang={original.language} dir="auto" className="rounded-lg bg-raised px-3 py-1.5 text-sm wrap-anywhere whitespace-pre-wrap">
              {original[name] ?? t('eventLanguages.noDescription')}
            </p>
          </div>
          {fields[name]}
        </div>
      ))}
    </div>
  );
}
