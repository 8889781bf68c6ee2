import type { BrandView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useRef } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { uploadWhole } from '../media/upload-whole.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Fields, Mark, PageHead, Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { contrast, LEGIBLE } from './contrast.ts';
import { Domains } from './domains.tsx';

/** Colours of pages where the brand says nothing, as the server has them. */
const USUAL = { text: '#1d2421', background: '#f7f5f0' };
const COLORS = ['backgroundColor', 'textColor', 'primaryColor'] as const;

/** How the workspace looks on its own domains, and which those are. */
export function BrandPage() {
  const { t } = useTranslation();
  const { data: brand } = useBelvedereQuery((client) => client.whiteLabel.brand.get, {}, { throwOnError: true });
  if (!brand) return <Loading />;
  return (
    <>
      <PageHead title={t('work.places.brand')} lead={t('brand.lead')} />
      <BrandForm brand={brand} />
      <Pictures brand={brand} />
      <Domains />
    </>
  );
}

function BrandForm({ brand }: { brand: BrandView }) {
  const { t } = useTranslation();
  const { brand: calls } = useBelvedere().whiteLabel;
  const form = useForm({
    values: {
      brandName: brand.brandName ?? '',
      senderName: brand.senderName ?? '',
      backgroundColor: brand.backgroundColor ?? '',
      textColor: brand.textColor ?? '',
      primaryColor: brand.primaryColor ?? '',
      showPoweredBy: brand.showPoweredBy,
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const [background, text, primary] = useWatch({ control: form.control, name: COLORS });
  const submit = useSubmit(form, {
    call: (typed) =>
      calls.update({
        version: brand.version,
        brandName: typed.brandName || null,
        senderName: typed.senderName || null,
        backgroundColor: typed.backgroundColor || null,
        textColor: typed.textColor || null,
        primaryColor: typed.primaryColor || null,
        showPoweredBy: typed.showPoweredBy,
      }),
    done: t('app.saved'),
    stale: [calls.get],
  });
  const shown = { background: background || USUAL.background, text: text || USUAL.text };
  const found = contrast(shown.text, shown.background);
  return (
    <Section title={t('brand.look')}>
      <form className="grid gap-4" onSubmit={submit}>
        <FormProblem message={errors.root?.message} />
        <Fields>
          <TextField label={t('brand.name')} error={errors.brandName?.message} {...form.register('brandName')} />
          <TextField
            label={t('brand.sender')}
            hint={t('brand.senderHint')}
            error={errors.senderName?.message}
            {...form.register('senderName')}
          />
          {COLORS.map((name) => (
            <TextField
              key={name}
              label={t(`brand.${name}`)}
              placeholder="#1d2421"
              pattern="#[0-9a-fA-F]{6}"
              error={errors[name]?.message}
              {...form.register(name)}
            />
          ))}
        </Fields>
        <CheckField label={t('brand.poweredBy')} {...form.register('showPoweredBy')} />
        <div className="grid gap-2">
          <div className="rounded-lg border border-line p-5" style={{ background: shown.background, color: shown.text }}>
            <p className="text-lg font-semibold" aria-hidden>
              {t('brand.sample')}
            </p>
            <span aria-hidden className="mt-2 block h-1.5 w-24 rounded-full" style={{ background: primary || shown.text }} />
          </div>
          <output aria-live="polite">
            {found === null ? (
              <Mark tone="warn">{t('brand.noColor')}</Mark>
            ) : (
              <Mark tone={found >= LEGIBLE ? 'good' : 'bad'}>
                {t(found >= LEGIBLE ? 'brand.legible' : 'brand.illegible', { ratio: (Math.floor(found * 10) / 10).toFixed(1) })}
              </Mark>
            )}
          </output>
        </div>
        <div>
          <Button type="submit" look="primary" disabled={isSubmitting || !isDirty}>
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function Pictures({ brand }: { brand: BrandView }) {
  const { t } = useTranslation();
  return (
    <Section title={t('brand.pictures')} lead={t('brand.picturesLead')}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Picture brand={brand} name="logoMediaId" label={t('brand.logo')} />
        <Picture brand={brand} name="faviconMediaId" label={t('brand.favicon')} />
      </div>
    </Section>
  );
}

function Picture({ brand, name, label }: { brand: BrandView; name: 'logoMediaId' | 'faviconMediaId'; label: string }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const { brand: calls } = client.whiteLabel;
  const input = useRef<HTMLInputElement>(null);
  const { act, isBusy } = useAct();
  const mediaId = brand[name];
  const { data: media } = useBelvedereQuery((each) => each.media.get, { id: mediaId ?? '' }, { enabled: mediaId !== null });
  const choose = (file: File | null) =>
    act(
      async () => {
        const id = file && (await uploadWhole(client, file, 'image')).id;
        return calls.update({ version: brand.version, [name]: id });
      },
      { done: t('app.saved'), stale: [calls.get] },
    );
  return (
    <div className="grid gap-2">
      <p className="text-sm font-medium">{label}</p>
      <div className="grid h-24 place-items-center rounded-lg border border-line bg-raised p-3 text-sm text-quiet">
        {mediaId && media?.thumbnailUrl ? (
          <img src={media.thumbnailUrl} alt={label} className="max-h-full max-w-full object-contain" />
        ) : (
          t('parts.none')
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label={label}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void choose(file);
          target.value = '';
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button disabled={isBusy} aria-label={`${t('account.choosePicture')}: ${label}`} onClick={() => input.current?.click()}>
          {t('account.choosePicture')}
        </Button>
        {mediaId && (
          <Button look="quiet" disabled={isBusy} aria-label={`${t('account.removePicture')}: ${label}`} onClick={() => void choose(null)}>
            {t('account.removePicture')}
          </Button>
        )}
      </div>
    </div>
  );
}
