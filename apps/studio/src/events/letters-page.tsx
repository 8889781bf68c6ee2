import type { EventLetter } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import i18next from 'i18next';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '../ui/field.tsx';
import { Fields } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { useEvent } from './use-event.ts';

/** Languages that letters have words in. */
const LANGUAGES = ['en', 'de', 'ar'] as const;
const KINDS = [
  'prove',
  'known',
  'confirmed',
  'offer',
  'expired',
  'reminder',
  'changed',
  'postponed',
  'cancelled',
  'left',
  'takenOff',
] as const;

/** What an event writes to people. */
export function LettersPage() {
  const { t } = useTranslation();
  const { eventId, event } = useEvent();
  const [language, setLanguage] = useState<string>();
  const [typed, setTyped] = useState('');
  const reason = useDeferredValue(typed.trim());
  const { data } = useBelvedereQuery(
    (client) => client.events.waitlist.letters,
    { eventId, ...(language && { language }), ...(reason && { reason }) },
    { throwOnError: true, placeholderData: (before) => before },
  );
  if (!data || !event) return <Loading />;
  const names = new Intl.DisplayNames([i18next.language], { type: 'language' });
  const own = event.language.split('-')[0];
  return (
    <div className="grid gap-6">
      <p className="max-w-2xl text-sm text-quiet">{t('eventLetters.lead')}</p>
      <div className="max-w-3xl">
        <Fields>
          <SelectField
            label={t('eventLetters.language')}
            value={language ?? LANGUAGES.find((each) => each === own) ?? 'en'}
            onChange={({ target }) => setLanguage(target.value)}
          >
            {LANGUAGES.map((tag) => (
              <option key={tag} value={tag}>
                {names.of(tag)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('eventLetters.reason')}
            hint={t('eventLetters.reasonHint')}
            maxLength={1000}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Fields>
      </div>
      <ul className="grid items-start gap-5 lg:grid-cols-2">
        {KINDS.map((kind) => {
          const letter = data.items.find((each) => each.letter === kind);
          return letter && <Letter key={kind} letter={letter} name={t(`eventLetters.kinds.${kind}`)} />;
        })}
      </ul>
    </div>
  );
}

/** As it looks in a letterbox. Its button leads nowhere here: its address is of one reader alone. */
function Letter({ letter: { subject, language, lines, action, footer }, name }: { letter: EventLetter; name: string }) {
  const { t } = useTranslation();
  return (
    <li className="grid gap-1.5">
      <h2 className="text-sm font-medium text-quiet">{name}</h2>
      <article lang={language} dir={i18next.dir(language)} className="grid gap-3 rounded-xl border border-line bg-sheet p-5 text-sm">
        <p className="border-b border-line pb-3 font-semibold wrap-anywhere">
          <span className="sr-only">{t('eventLetters.subject')} </span>
          {subject}
        </p>
        {lines.map((line) => (
          <p key={line} className="wrap-anywhere">
            {line}
          </p>
        ))}
        {action && <p className="w-fit rounded-lg bg-accent px-4 py-2 font-medium text-on-accent">{action}</p>}
        <p className="border-t border-line pt-3 text-xs text-quiet">{footer}</p>
      </article>
    </li>
  );
}
