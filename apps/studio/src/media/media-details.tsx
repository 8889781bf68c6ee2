import { isBelvedereError, type MediaView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link, useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Facts, Fields, Mark } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { useAct, type Stale } from '../ui/use-act.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { bytes, moment } from '../words/moments.ts';
import { isUnderWay, purposeOf, TONES } from './kinds.ts';

const PROJECTIONS = ['flat', 'equirectangular', 'cubemap', 'dual-fisheye'] as const;

interface DetailsProps {
  id: string;
  onGone: () => void;
  stale: readonly Stale[];
}

/** A file: what it is, where it is used, what is said of it, and what can be done. */
export function MediaDetails({ id, onGone, stale }: DetailsProps) {
  const { t } = useTranslation();
  const { data: file } = useBelvedereQuery(
    (client) => client.media.get,
    { id },
    {
      throwOnError: (error) => !isBelvedereError(error, 'media.not_found'),
      refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 1500 : false),
    },
  );
  if (!file) return <Loading />;
  const size = file.width && file.height ? `${file.width} × ${file.height}` : null;
  return (
    <div className="grid gap-6 md:grid-cols-[minmax(0,20rem)_minmax(0,1fr)]">
      <div className="grid content-start gap-4">
        {file.thumbnailUrl && file.status !== 'deleted' && (
          <img src={file.compressedUrl ?? file.thumbnailUrl} alt={file.altText ?? ''} className="w-full rounded-lg bg-raised" />
        )}
        <Facts
          facts={[
            [
              t('media.state'),
              <Mark key="state" tone={TONES[file.status]}>
                {t(`media.status.${file.status}`)}
              </Mark>,
            ],
            [t('media.kind'), [file.mimeType, size].filter(Boolean).join(', ')],
            [t('media.size'), bytes(file.fileSize)],
            [t('media.since'), moment(file.createdAt)],
          ]}
        />
        {file.failure && <FormProblem message={file.failure} />}
        <Actions file={file} stale={stale} onGone={onGone} />
      </div>
      <div className="grid content-start gap-6">
        <Uses id={id} />
        {file.status !== 'deleted' && <DetailsForm key={file.version} file={file} stale={stale} />}
      </div>
    </div>
  );
}

function Uses({ id }: { id: string }) {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const { data } = useBelvedereQuery((client) => client.media.uses, { id });
  return (
    <section className="grid gap-1.5 text-sm">
      <h3 className="font-medium">{t('media.uses')}</h3>
      {data?.items.length === 0 && <p className="text-quiet">{t('media.unused')}</p>}
      <ul className="grid gap-1">
        {data?.items.map((use) => (
          <li key={`${use.type} ${use.id} ${use.role}`}>
            {use.type === 'tour' ? (
              <Link to="/$tenant/tours/$tourId" params={{ tenant, tourId: use.id }} className="text-accent underline underline-offset-3">
                {use.title ?? use.id}
              </Link>
            ) : (
              (use.title ?? use.id)
            )}{' '}
            <span className="text-xs text-quiet">
              {use.type}, {use.role}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DetailsForm({ file, stale }: { file: MediaView; stale: readonly Stale[] }) {
  const { t } = useTranslation();
  const { media } = useBelvedere();
  const form = useForm({
    defaultValues: {
      originalName: file.originalName,
      altText: file.altText ?? '',
      caption: file.caption ?? '',
      credit: file.credit ?? '',
      projection: file.projection ?? '',
    },
  });
  const { errors, isSubmitting, isDirty } = form.formState;
  const hasProjection = file.mediaType === 'image' || file.mediaType === 'video';
  const submit = useSubmit(form, {
    call: ({ projection, ...typed }) =>
      media.update({
        id: file.id,
        version: file.version,
        originalName: typed.originalName,
        altText: typed.altText || null,
        caption: typed.caption || null,
        credit: typed.credit || null,
        ...(hasProjection &&
          projection !== (file.projection ?? '') && { projection: PROJECTIONS.find((each) => each === projection) ?? null }),
      }),
    done: t('app.saved'),
    stale,
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <TextField label={t('media.name')} required error={errors.originalName?.message} {...form.register('originalName')} />
      {file.mediaType !== 'document' && (
        <TextField label={t('media.alt')} hint={t('media.altHint')} error={errors.altText?.message} {...form.register('altText')} />
      )}
      <Fields>
        <TextField label={t('media.caption')} error={errors.caption?.message} {...form.register('caption')} />
        <TextField label={t('media.credit')} error={errors.credit?.message} {...form.register('credit')} />
      </Fields>
      {hasProjection && (
        <SelectField
          label={t('media.projection')}
          hint={t('media.projectionHint')}
          error={errors.projection?.message}
          {...form.register('projection')}
        >
          <option value="">{t('media.projections.unknown')}</option>
          {PROJECTIONS.map((each) => (
            <option key={each} value={each}>
              {t(`media.projections.${each}`)}
            </option>
          ))}
        </SelectField>
      )}
      <div>
        <Button type="submit" look="primary" disabled={isSubmitting || !isDirty}>
          {t('app.save')}
        </Button>
      </div>
    </form>
  );
}

function Actions({ file, stale, onGone }: { file: MediaView } & Omit<DetailsProps, 'id'>) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const { media } = client;
  const ask = useAsk();
  const input = useRef<HTMLInputElement>(null);
  const { act, isBusy } = useAct();
  const { id, originalName: name, version, status } = file;
  const replace = (chosen: File) =>
    act(
      async () => {
        const { name: fileName, size, type } = chosen;
        const purpose = file.projection && file.projection !== 'flat' ? 'panorama' : purposeOf(chosen);
        const ticket = await media.replace({ id, version, fileName, size, purpose, ...(type && { mimeType: type }) });
        return client.uploadMedia(chosen, { resume: ticket });
      },
      { done: t('media.replaced'), stale },
    );
  const download = async () => {
    const made = await act(() => media.download({ id }));
    if (made) location.assign(made.url);
  };
  const remove = async () => {
    if (!(await ask({ title: t('media.removeTitle', { name }), text: t('media.removeText'), action: t('media.remove') }))) return;
    const removed = await act(() => media.remove({ id }), { done: t('media.removed', { name }), stale });
    if (removed) onGone();
  };
  const purge = async () => {
    if (!(await ask({ title: t('media.purgeTitle', { name }), text: t('media.purgeText'), action: t('media.purge') }))) return;
    const purged = await act(() => media.purge({ id }), { done: t('media.purged', { name }), stale: stale.slice(0, 1) });
    if (purged) onGone();
  };
  if (status === 'deleted')
    return (
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          disabled={isBusy}
          onClick={() => void act(() => media.restore({ id }), { done: t('media.restored', { name }), stale })}
        >
          {t('media.restore')}
        </Button>
        <Button look="danger" disabled={isBusy} onClick={() => void purge()}>
          {t('media.purge')}
        </Button>
      </div>
    );
  return (
    <div className="flex flex-wrap gap-2">
      {status === 'failed' && (
        <Button look="primary" disabled={isBusy} onClick={() => void act(() => media.retry({ id }), { done: t('media.retried'), stale })}>
          {t('media.retry')}
        </Button>
      )}
      {status === 'ready' && (
        <>
          <Button disabled={isBusy} onClick={() => void download()}>
            {t('media.download')}
          </Button>
          <input
            ref={input}
            type="file"
            aria-label={t('media.replace')}
            className="sr-only"
            tabIndex={-1}
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              if (chosen) void replace(chosen);
              target.value = '';
            }}
          />
          <Button disabled={isBusy} onClick={() => input.current?.click()}>
            {t('media.replace')}
          </Button>
        </>
      )}
      <Button look="danger" disabled={isBusy} onClick={() => void remove()}>
        {t('media.remove')}
      </Button>
    </div>
  );
}
