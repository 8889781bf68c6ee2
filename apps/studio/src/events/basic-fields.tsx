import { useBelvedereQuery } from '@belvedere/sdk/react';
import i18next from 'i18next';
import { Check, Copy } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languagesIn } from '../tour/countries.ts';
import { TypedArea, TypedField } from '../tour/typed-field.tsx';
import { TagField } from '../tours/tag-field.tsx';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Fields, Section } from '../ui/page.tsx';
import type { EventParts } from './event-page.tsx';
import { eventAddress } from './use-event.ts';

export function BasicFields({ event, edit, refusal, tenant }: EventParts & { tenant: string }) {
  const { t } = useTranslation();
  const list = useId();
  const { data: facets } = useBelvedereQuery((client) => client.events.facets, {}, { staleTime: 60_000 });
  const languages = useMemo(() => languagesIn(i18next.language, event.language), [event.language]);
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
      <div className="grid gap-2">
        <TypedField
          isLate
          label={t('events.slug')}
          hint={t('events.slugHint')}
          maxLength={80}
          spellCheck={false}
          value={event.slug}
          error={refusal('slug')}
          onValue={(text) => {
            if (!text.trim()) return t('events.needsSlug');
            return edit({ slug: text.trim() });
          }}
        />
        <Address address={eventAddress(tenant, event)} />
      </div>
      <Fields>
        <SelectField
          label={t('events.language')}
          hint={t('events.languageHint')}
          value={event.language}
          error={refusal('language')}
          onChange={({ target }) => edit({ language: target.value })}
        >
          {languages.map(([tag, name]) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </SelectField>
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

/** The address of the page, to take along. */
function Address({ address }: { address: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(address);
  };
  const isCopied = copied === address;
  return (
    <p className="flex flex-wrap items-center gap-2 text-xs text-quiet">
      <span className="font-mono break-all">{address}</span>
      <Button className="min-h-7 px-2 py-0.5 text-xs" onClick={() => void copy()}>
        {isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
        <output>{t(isCopied ? 'events.copied' : 'events.copyAddress')}</output>
      </Button>
    </p>
  );
}
