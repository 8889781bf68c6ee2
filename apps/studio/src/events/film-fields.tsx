import { useTranslation } from 'react-i18next';
import { TypedField } from '../tour/typed-field.tsx';
import { Section } from '../ui/page.tsx';
import type { DescribedParts } from './described.ts';
import { filmAddress } from './use-event-draft.ts';

/** A film of YouTube, kept by its id. */
export function FilmFields({ event, edit, refusal }: DescribedParts) {
  const { t } = useTranslation();
  const kept = event.youtubeUrl === undefined ? event.youtubeId : null;
  return (
    <Section title={t('events.film')} lead={t('events.filmLead')}>
      <TypedField
        label={t('events.filmAddress')}
        hint={kept === null ? t('events.filmHint') : t('events.filmKept', { id: kept })}
        type="url"
        maxLength={500}
        value={filmAddress(event) ?? ''}
        error={refusal('youtubeUrl')}
        onValue={(text) => edit({ youtubeUrl: text.trim() || null })}
      />
    </Section>
  );
}
