import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageField } from '../tour/language-field.tsx';
import { TypedArea, TypedField } from '../tour/typed-field.tsx';
import { TagField } from '../tours/tag-field.tsx';
import { Fields, Section } from '../ui/page.tsx';
import type { DescribedParts } from './described.ts';

/** What something is. `children` stand between the words and the rest. */
export function BasicFields({ event, edit, refusal, children }: DescribedParts & { children?: ReactNode }) {
  const { t } = useTranslation();
  const list = useId();
  const { data: facets } = useBelvedereQuery((client) => client.events.facets, {}, { staleTime: 60_000 });
  return (
    <Section title={t('events.basics')}>
      <TypedField
        label={t('events.name')}
        maxLength={200}
        value={event.title}
        error={refusal('title')}
        onValue={(text) => {
          if (!text.trim()) return t('events.needsName');
          return edit({ title: text });
        }}
      />
      <TypedArea
        label={t('editor.description')}
        hint={t('events.descriptionHint')}
        rows={6}
        maxLength={20_000}
        value={event.description ?? ''}
        error={refusal('description')}
        onValue={(text) => edit({ description: text || null })}
      />
      {children}
      <Fields>
        <LanguageField
          label={t('events.language')}
          hint={t('events.languageHint')}
          value={event.language}
          error={refusal('language')}
          onChange={(language) => edit({ language })}
        />
        <div>
          <TypedField
            label={t('events.category')}
            hint={t('events.categoryHint')}
            list={list}
            maxLength={80}
            value={event.category ?? ''}
            error={refusal('category')}
            onValue={(text) => edit({ category: text.trim() || null })}
          />
          <datalist id={list}>
            {facets?.category.map(({ value }) => (
              <option key={value}>{value}</option>
            ))}
          </datalist>
        </div>
        <TagField
          isFree
          label={t('events.tags')}
          value={event.tags}
          error={refusal('tags')}
          onChange={(tags) => edit({ tags: tags.slice(0, 50) })}
        />
      </Fields>
    </Section>
  );
}
