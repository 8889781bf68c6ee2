import type { CreatedEmbed, EmbedView, TourView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { CheckField, TextArea, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { EmbedPreview } from './embed-preview.tsx';
import { frameSnippet, scriptSnippet } from './snippets.ts';

interface Props {
  tour: TourView;
  /** What is changed; undefined for a new one. */
  embed: EmbedView | undefined;
  onDone: () => void;
}

/** Says where a tour may be shown and what it looks like there, with the look of it beside. */
export function EmbedBuilder({ tour, embed, onDone }: Props) {
  const { t } = useTranslation();
  const { embeds } = useBelvedere().tours;
  const [made, setMade] = useState<CreatedEmbed | null>(null);
  const form = useForm({
    defaultValues: {
      domains: embed?.domains.join('\n') ?? '',
      width: embed?.width ?? '100%',
      height: embed?.height ?? '540px',
      showControls: embed?.showControls ?? true,
      showBranding: embed?.showBranding ?? true,
      autoplay: embed?.autoplay ?? tour.autoplayEnabled,
    },
  });
  const { errors, isSubmitting } = form.formState;
  const looks = useWatch({ control: form.control });
  const send = useSubmit(form, {
    async call({ domains, ...rest }) {
      const input = { ...rest, domains: domains.split(/[\s,]+/).filter(Boolean) };
      if (!embed) return embeds.create({ tourId: tour.id, ...input });
      await embeds.update({ id: embed.id, ...input });
      return null;
    },
    ...(embed && { done: t('app.saved') }),
    stale: [embeds.list],
    next: (created) => (created ? setMade(created) : onDone()),
  });
  if (made) return <Snippets tour={tour} made={made} onDone={onDone} />;
  return (
    <div className="grid items-start gap-6 md:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <form className="grid grid-cols-1 gap-4" onSubmit={send}>
        <FormProblem message={errors.root?.message} />
        <TextArea
          label={t('share.domains')}
          hint={t('share.domainsHint')}
          rows={3}
          required
          spellCheck={false}
          error={errors.domains?.message}
          {...form.register('domains')}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField label={t('share.width')} error={errors.width?.message} {...form.register('width')} />
          <TextField label={t('share.height')} error={errors.height?.message} {...form.register('height')} />
        </div>
        <div>
          <CheckField label={t('share.controls')} {...form.register('showControls')} />
          <CheckField label={t('share.branding')} {...form.register('showBranding')} />
          <CheckField label={t('share.autoplay')} {...form.register('autoplay')} />
        </div>
        <Button type="submit" look="primary" disabled={isSubmitting}>
          {t(embed ? 'app.save' : 'share.create')}
        </Button>
      </form>
      <EmbedPreview
        tour={tour}
        width={looks.width ?? '100%'}
        height={looks.height ?? '540px'}
        showControls={looks.showControls ?? true}
        showBranding={looks.showBranding ?? true}
        autoplay={looks.autoplay ?? false}
      />
    </div>
  );
}

function Snippets({ tour, made, onDone }: { tour: TourView; made: CreatedEmbed; onDone: () => void }) {
  const { t } = useTranslation();
  const frame = { title: tour.title, width: made.embed.width, height: made.embed.height };
  return (
    <div className="grid gap-4">
      <p className="text-sm text-quiet">{t('share.once')}</p>
      <CopyField label={t('share.snippet')} value={scriptSnippet(made.snippet, frame)} />
      <CopyField label={t('share.frame')} value={frameSnippet(made.url, frame)} />
      <Button look="primary" className="justify-self-end" onClick={onDone}>
        {t('parts.kept')}
      </Button>
    </div>
  );
}
