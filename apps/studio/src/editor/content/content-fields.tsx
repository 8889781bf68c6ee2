import type { HotspotContent } from '@belvedere/sdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField, SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { RichTextField } from '../rich-text/rich-text-field.tsx';
import { priceOf, type Faults } from './content-rules.ts';
import { DataFields } from './data-fields.tsx';
import { EventField } from './event-field.tsx';
import { FormFields } from './form-fields.tsx';
import { GalleryFields } from './gallery-fields.tsx';
import { MediaField } from './media-field.tsx';
import { QuizFields } from './quiz-fields.tsx';

export interface FieldsOf<T extends HotspotContent['type']> {
  content: Extract<HotspotContent, { type: T }>;
  onChange: (content: HotspotContent) => void;
  /** What is wrong at a place, in words. */
  wrong: (place: string) => string | undefined;
}

const NOTHING = { blocks: [] };
const SECURE = 'https://';

/** What is to be filled in for a hotspot of a type. What is wrong stands beside its field. */
export function ContentFields(props: { content: HotspotContent; onChange: (content: HotspotContent) => void; faults: Faults }) {
  const { content, onChange, faults } = props;
  const { t } = useTranslation();
  const wrong = (place: string) => {
    const fault = faults[place];
    return fault && t(`editor.fault.${fault}`);
  };
  const parts = { onChange, wrong };
  switch (content.type) {
    case 'navigation':
      return (
        <SelectField
          label={t('editor.content.transition')}
          value={content.transition}
          onChange={({ target }) => onChange({ ...content, transition: TRANSITIONS.find((each) => each === target.value) ?? 'fade' })}
        >
          {TRANSITIONS.map((each) => (
            <option key={each} value={each}>
              {t(`editor.content.transitions.${each}`)}
            </option>
          ))}
        </SelectField>
      );
    case 'info':
      return <RichTextField label={t('editor.text')} value={content.body} onChange={(body) => onChange({ ...content, body })} />;
    case 'image':
      return <PictureFields content={content} {...parts} />;
    case 'gallery':
      return <GalleryFields content={content} {...parts} />;
    case 'video':
    case 'audio':
      return <RecordingFields content={content} {...parts} />;
    case 'document':
      return (
        <>
          <MediaField
            label={t('editor.content.document')}
            kind="document"
            value={content.mediaId}
            error={wrong('mediaId')}
            onChange={(media) => onChange({ ...content, mediaId: media.id, label: content.label || media.originalName })}
          />
          <Label content={content} {...parts} />
        </>
      );
    case 'link':
      return (
        <>
          <TextField
            label={t('editor.content.address')}
            type="url"
            placeholder={SECURE}
            value={content.href}
            error={wrong('href')}
            onChange={({ target }) => onChange({ ...content, href: target.value })}
          />
          <Label content={content} {...parts} />
          <CheckField
            label={t('editor.content.newTab')}
            checked={content.newTab}
            onChange={({ target }) => onChange({ ...content, newTab: target.checked })}
          />
        </>
      );
    case 'form':
      return <FormFields content={content} {...parts} />;
    case 'booking':
      return (
        <>
          <TextField
            label={t('editor.content.service')}
            hint={t('editor.content.slugHint')}
            value={content.serviceSlug}
            error={wrong('serviceSlug')}
            onChange={({ target }) => onChange({ ...content, serviceSlug: target.value })}
          />
          <Label content={content} {...parts} />
        </>
      );
    case 'event':
      return (
        <>
          <EventField content={content} {...parts} />
          <Label content={content} {...parts} />
        </>
      );
    case 'chat':
      return (
        <TextArea
          label={t('editor.content.greeting')}
          maxLength={500}
          value={content.greeting}
          error={wrong('greeting')}
          onChange={({ target }) => onChange({ ...content, greeting: target.value })}
        />
      );
    case 'quiz':
      return <QuizFields content={content} {...parts} />;
    case 'product':
      return <ProductFields content={content} {...parts} />;
    case 'custom':
      return <DataFields content={content} {...parts} />;
  }
}

const TRANSITIONS = ['fade', 'walk', 'none'] as const;

function Label({ content, onChange, wrong }: FieldsOf<'document' | 'link' | 'booking' | 'event'>) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t('editor.content.label')}
      maxLength={200}
      value={content.label}
      error={wrong('label')}
      onChange={({ target }) => onChange({ ...content, label: target.value })}
    />
  );
}

function PictureFields({ content, onChange, wrong }: FieldsOf<'image'>) {
  const { t } = useTranslation();
  const { image } = content;
  const change = (next: Partial<typeof image>) => onChange({ ...content, image: { ...image, ...next } });
  return (
    <>
      <MediaField
        label={t('editor.content.picture')}
        kind="image"
        value={image.mediaId}
        error={wrong('image.mediaId')}
        onChange={({ id, altText }) => change({ mediaId: id, alt: image.alt || (altText ?? '') })}
      />
      <TextField
        label={t('editor.content.alt')}
        hint={t('editor.content.altHint')}
        maxLength={500}
        value={image.alt}
        onChange={({ target }) => change({ alt: target.value })}
      />
      <TextField
        label={t('editor.content.caption')}
        maxLength={500}
        value={image.caption ?? ''}
        onChange={({ target }) => change({ caption: target.value || undefined })}
      />
    </>
  );
}

function RecordingFields({ content, onChange, wrong }: FieldsOf<'video' | 'audio'>) {
  const { t } = useTranslation();
  return (
    <>
      <MediaField
        label={t(content.type === 'video' ? 'editor.content.video' : 'editor.content.audio')}
        kind={content.type}
        value={content.mediaId}
        error={wrong('mediaId')}
        onChange={({ id }) => onChange({ ...content, mediaId: id })}
      />
      {content.type === 'video' && (
        <MediaField
          label={t('editor.content.captions')}
          hint={t('editor.content.captionsHint')}
          kind="document"
          value={content.captionsMediaId ?? null}
          onChange={({ id }) => onChange({ ...content, captionsMediaId: id })}
          onClear={() => onChange({ ...content, captionsMediaId: undefined })}
        />
      )}
      <RichTextField
        label={t('editor.content.transcript')}
        hint={t('editor.content.transcriptHint')}
        value={content.transcript ?? NOTHING}
        onChange={(transcript) => onChange({ ...content, transcript: transcript.blocks.length > 0 ? transcript : undefined })}
      />
    </>
  );
}

function ProductFields({ content, onChange, wrong }: FieldsOf<'product'>) {
  const { t } = useTranslation();
  // What is typed stays as it is typed; what it means goes into the content.
  const [price, setPrice] = useState((content.priceMinor / 100).toFixed(2));
  return (
    <>
      <TextField
        label={t('editor.content.product')}
        maxLength={200}
        value={content.name}
        error={wrong('name')}
        onChange={({ target }) => onChange({ ...content, name: target.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t('editor.content.price')}
          inputMode="decimal"
          value={price}
          error={priceOf(price) === null ? t('editor.fault.price') : undefined}
          onChange={({ target }) => {
            setPrice(target.value);
            const priceMinor = priceOf(target.value);
            if (priceMinor !== null) onChange({ ...content, priceMinor });
          }}
        />
        <TextField
          label={t('editor.content.currency')}
          maxLength={3}
          value={content.currency}
          error={wrong('currency')}
          onChange={({ target }) => onChange({ ...content, currency: target.value.toUpperCase() })}
        />
      </div>
      <TextField
        label={t('editor.content.address')}
        type="url"
        placeholder={SECURE}
        value={content.href}
        error={wrong('href')}
        onChange={({ target }) => onChange({ ...content, href: target.value })}
      />
    </>
  );
}
