import type { VenueView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import i18next from 'i18next';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { countriesIn } from '../tour/countries.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Fields } from '../ui/page.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { CoordinateFields } from './coordinate-fields.tsx';

interface Props {
  /** Null for a new one. */
  venue: VenueView | null;
  /** What a new one may be called. */
  name?: string;
  onDone: (venue: VenueView) => void | Promise<void>;
  onBack?: () => void;
}

export function VenueForm({ venue, name = '', onDone, onBack }: Props) {
  const { t } = useTranslation();
  const { venues } = useBelvedere().events;
  const countries = useMemo(() => countriesIn(i18next.language), []);
  const form = useForm({
    defaultValues: {
      name: venue?.name ?? name,
      address: venue?.address ?? '',
      city: venue?.city ?? '',
      country: venue?.country ?? '',
      website: venue?.website ?? '',
      latitude: venue?.latitude ?? null,
      longitude: venue?.longitude ?? null,
    },
  });
  const { errors, isSubmitting } = form.formState;
  const [latitude, longitude] = useWatch({ control: form.control, name: ['latitude', 'longitude'] });
  const send = useSubmit(form, {
    call: ({ website, ...values }) => {
      const said = { ...values, website: website.trim() || null };
      return venue ? venues.update({ id: venue.id, version: venue.version, ...said }) : venues.create(said);
    },
    done: t('app.saved'),
    stale: [venues.list, venues.near, venues.get],
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={send}>
      <FormProblem message={errors.root?.message} />
      <TextField label={t('venues.name')} required maxLength={200} error={errors.name?.message} {...form.register('name')} />
      <Fields>
        <TextField label={t('venues.address')} required maxLength={300} error={errors.address?.message} {...form.register('address')} />
        <TextField label={t('venues.city')} required maxLength={120} error={errors.city?.message} {...form.register('city')} />
        <SelectField label={t('venues.country')} required error={errors.country?.message} {...form.register('country')}>
          <option value="">–</option>
          {countries.map(([code, land]) => (
            <option key={code} value={code}>
              {land}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('venues.website')}
          type="url"
          maxLength={500}
          placeholder="https://"
          error={errors.website?.message}
          {...form.register('website')}
        />
      </Fields>
      <CoordinateFields
        place={latitude === null || longitude === null ? null : { latitude, longitude }}
        error={errors.latitude?.message ?? errors.longitude?.message}
        onPlace={(place) => {
          form.setValue('latitude', place?.latitude ?? null, { shouldDirty: true });
          form.setValue('longitude', place?.longitude ?? null, { shouldDirty: true });
        }}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t('app.save')}
        </Button>
        {onBack && (
          <Button look="quiet" onClick={onBack}>
            {t('venues.backToList')}
          </Button>
        )}
      </div>
    </form>
  );
}
