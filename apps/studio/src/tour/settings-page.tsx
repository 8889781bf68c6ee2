import type { TourView } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import i18next from 'i18next';
import { useId, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOfField } from '../app/reason-of.ts';
import { TagField } from '../tours/tag-field.tsx';
import { DIFFICULTIES } from '../tours/tours-search.ts';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import { Fields, Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { countriesIn } from './countries.ts';
import { LanguageField } from './language-field.tsx';
import { NadirField } from './nadir-field.tsx';
import { readPlace } from './place.ts';
import { SaveNote } from './save-note.tsx';
import { SearchPreview, SocialPreview } from './search-preview.tsx';
import { TourFrame } from './tour-frame.tsx';
import { TypedArea, TypedField } from './typed-field.tsx';
import { publicAddress, useTour } from './use-tour.ts';
import { useTourDraft, type TourDraft, type TourEdit } from './use-tour-draft.ts';

/** Everything that is said of a tour and is not in its picture. Each change saves itself. */
export function SettingsPage() {
  const { tenant, tour } = useTour('settings');
  if (!tour) return <Loading />;
  return <Settings key={tour.id} tenant={tenant} loaded={tour} />;
}

interface Parts {
  tour: TourView;
  /** Answers nothing that would be wrong with it. */
  edit: (change: TourEdit) => undefined;
  /** What the server says of a field. */
  refusal: (name: keyof TourEdit) => string | undefined;
}

function Settings({ tenant, loaded }: { tenant: string; loaded: TourView }) {
  const { t } = useTranslation();
  const { draft, tour } = useTourDraft(loaded);
  const refusal = useRefusals(draft);
  const edit = (change: TourEdit) => {
    draft.change(tour.id, change);
    return undefined;
  };
  const parts: Parts = { tour, refusal, edit };
  return (
    <TourFrame tenant={tenant} tour={tour} state={<SaveNote draft={draft} />}>
      {tour.status === 'published' && <p className="mb-4 max-w-3xl text-sm text-quiet">{t('tour.live')}</p>}
      <div className="max-w-3xl">
        <Basics {...parts} tenant={tenant} />
        <Place {...parts} />
        <Found {...parts} tenant={tenant} />
        <Shown {...parts} />
      </div>
    </TourFrame>
  );
}

function useRefusals(draft: TourDraft): Parts['refusal'] {
  const failure = useSyncExternalStore(draft.subscribe, () => (draft.state === 'failed' ? draft.failure : null));
  return (name) => reasonOfField(failure, name);
}

function Basics({ tour, edit, refusal, tenant }: Parts & { tenant: string }) {
  const { t } = useTranslation();
  const list = useId();
  const { data: categories } = useBelvedereQuery((client) => client.tours.terms.list, { kind: 'category' });
  return (
    <Section title={t('tour.basics')}>
      <TypedField
        label={t('editor.title')}
        maxLength={200}
        value={tour.title}
        error={refusal('title')}
        onValue={(text) => {
          if (!text.trim()) return t('tour.needsTitle');
          return edit({ title: text });
        }}
      />
      <TypedArea
        label={t('editor.description')}
        hint={t('tour.descriptionHint')}
        rows={5}
        maxLength={20_000}
        value={tour.description ?? ''}
        error={refusal('description')}
        onValue={(text) => edit({ description: text || null })}
      />
      <TypedField
        isLate
        label={t('tour.slug')}
        hint={t('tour.slugHint', { address: publicAddress(tenant, tour) })}
        maxLength={80}
        spellCheck={false}
        value={tour.slug}
        error={refusal('slug')}
        onValue={(text) => {
          if (!text.trim()) return t('tour.needsSlug');
          return edit({ slug: text.trim() });
        }}
      />
      <Fields>
        <LanguageField
          label={t('tour.language')}
          hint={t('tour.languageHint')}
          value={tour.language}
          error={refusal('language')}
          onChange={(language) => edit({ language })}
        />
        <SelectField
          label={t('tours.difficulty')}
          value={tour.difficulty ?? ''}
          error={refusal('difficulty')}
          onChange={({ target }) => edit({ difficulty: DIFFICULTIES.find((each) => each === target.value) ?? null })}
        >
          <option value="">{t('tour.notSaid')}</option>
          {DIFFICULTIES.map((each) => (
            <option key={each} value={each}>
              {t(`tours.difficulties.${each}`)}
            </option>
          ))}
        </SelectField>
        <div>
          <TypedField
            isLate
            label={t('tours.category')}
            hint={t('tour.categoryHint')}
            list={list}
            maxLength={60}
            value={tour.category ?? ''}
            error={refusal('category')}
            onValue={(text) => edit({ category: text.trim() || null })}
          />
          <datalist id={list}>
            {categories?.items.map(({ id, name }) => (
              <option key={id}>{name}</option>
            ))}
          </datalist>
        </div>
        <TagField label={t('tour.tags')} value={tour.tags} error={refusal('tags')} onChange={(tags) => edit({ tags: tags.slice(0, 50) })} />
      </Fields>
    </Section>
  );
}

function Place({ tour, edit, refusal }: Parts) {
  const { t } = useTranslation();
  const countries = useMemo(() => countriesIn(i18next.language), []);
  const kept = (value: number | null) => (value === null ? '' : String(value));
  const [place, setPlace] = useState({ latitude: kept(tour.latitude), longitude: kept(tour.longitude) });
  const isWrong = readPlace(place.latitude, place.longitude) === 'wrong';
  const type = (change: Partial<typeof place>) => {
    const next = { ...place, ...change };
    const read = readPlace(next.latitude, next.longitude);
    if (read === null) edit({ latitude: null, longitude: null });
    else if (read !== 'wrong') edit(read);
    setPlace(
      read && read !== 'wrong' && next.longitude.trim() === '' ? { latitude: kept(read.latitude), longitude: kept(read.longitude) } : next,
    );
  };
  return (
    <Section title={t('tour.place')} lead={t('tour.placeLead')}>
      <Fields>
        <TypedField
          label={t('tour.location')}
          maxLength={300}
          value={tour.location ?? ''}
          error={refusal('location')}
          onValue={(text) => edit({ location: text.trim() || null })}
        />
        <SelectField
          label={t('tour.country')}
          value={tour.country ?? ''}
          error={refusal('country')}
          onChange={({ target }) => edit({ country: target.value || null })}
        >
          <option value="">{t('tour.notSaid')}</option>
          {countries.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('tour.latitude')}
          hint={t('tour.latitudeHint')}
          inputMode="decimal"
          value={place.latitude}
          error={isWrong ? t('tour.noPlace') : refusal('latitude')}
          onChange={({ target }) => type({ latitude: target.value })}
        />
        <TextField
          label={t('tour.longitude')}
          inputMode="decimal"
          value={place.longitude}
          error={refusal('longitude')}
          onChange={({ target }) => type({ longitude: target.value })}
        />
      </Fields>
    </Section>
  );
}

function Found({ tour, edit, refusal, tenant }: Parts & { tenant: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t('tour.found')} lead={t('tour.foundLead')}>
      <TypedField
        label={t('tour.metaTitle')}
        hint={t('tour.metaTitleHint', { count: (tour.metaTitle ?? tour.title).length })}
        placeholder={tour.title}
        maxLength={200}
        value={tour.metaTitle ?? ''}
        error={refusal('metaTitle')}
        onValue={(text) => edit({ metaTitle: text.trim() ? text : null })}
      />
      <TypedArea
        label={t('tour.metaDescription')}
        hint={t('tour.metaDescriptionHint', { count: (tour.metaDescription ?? '').length })}
        placeholder={tour.description ?? ''}
        rows={3}
        maxLength={500}
        value={tour.metaDescription ?? ''}
        error={refusal('metaDescription')}
        onValue={(text) => edit({ metaDescription: text.trim() ? text : null })}
      />
      <TagField
        isFree
        label={t('tour.metaKeywords')}
        value={tour.metaKeywords}
        error={refusal('metaKeywords')}
        onChange={(metaKeywords) => edit({ metaKeywords: metaKeywords.slice(0, 50) })}
      />
      <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2">
        <SearchPreview tenant={tenant} tour={tour} />
        <SocialPreview tour={tour} />
      </div>
    </Section>
  );
}

function Shown({ tour, edit, refusal }: Parts) {
  const { t } = useTranslation();
  const minutes = tour.estimatedDuration === null ? '' : String(Math.round(tour.estimatedDuration / 6) / 10);
  return (
    <Section title={t('tour.shown')}>
      <CheckField
        label={t('tour.autoplay')}
        checked={tour.autoplayEnabled}
        onChange={({ target }) => edit({ autoplayEnabled: target.checked })}
      />
      {tour.autoplayEnabled && (
        <TextField
          type="range"
          min={0.5}
          max={30}
          step={0.5}
          className="px-0 accent-accent"
          label={t('tour.autoplaySpeed', { speed: tour.autoplaySpeed })}
          value={tour.autoplaySpeed}
          error={refusal('autoplaySpeed')}
          onChange={({ target }) => edit({ autoplaySpeed: target.valueAsNumber })}
        />
      )}
      <TypedField
        label={t('tour.duration')}
        hint={t('tour.durationHint')}
        inputMode="decimal"
        value={minutes}
        error={refusal('estimatedDuration')}
        onValue={(text) => {
          if (!text.trim()) return edit({ estimatedDuration: null });
          const seconds = Math.round(Number(text.replace(',', '.')) * 60);
          if (!(seconds >= 0 && seconds <= 86_400)) return t('tour.noDuration');
          return edit({ estimatedDuration: seconds });
        }}
      />
      <NadirField
        mediaId={tour.nadirMediaId}
        size={tour.nadirSize}
        error={refusal('nadirMediaId')}
        onMedia={(nadirMediaId) => edit({ nadirMediaId })}
        onSize={(nadirSize) => edit({ nadirSize })}
      />
      <CheckField
        label={t('tour.allowEmbedding')}
        checked={tour.allowEmbedding}
        onChange={({ target }) => edit({ allowEmbedding: target.checked })}
      />
    </Section>
  );
}
