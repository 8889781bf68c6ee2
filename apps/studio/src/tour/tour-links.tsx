import type { TourLinkView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { Openers } from './openers.tsx';

const DAYS = [1, 7, 30, 90, 365] as const;
const DAY = 86_400_000;

/** Addresses that open a closed tour until they end. */
export function TourLinks({ tourId }: { tourId: string }) {
  const { t } = useTranslation();
  const { links } = useBelvedere().tours;
  const ask = useAsk();
  const { act } = useAct();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useBelvedereQuery((client) => client.tours.links.list, { tourId });
  const revoke = async ({ id, label }: TourLinkView) => {
    const question = { title: t('publish.revokeLink'), text: t('publish.revokeLinkText', { label }), action: t('publish.revoke') };
    if (await ask(question)) await act(() => links.revoke({ id }), { done: t('publish.revoked', { label }), stale: [links.list] });
  };
  return (
    <Section
      title={t('publish.links')}
      lead={t('publish.linksLead')}
      actions={<Button onClick={() => setOpen(true)}>{t('publish.addLink')}</Button>}
    >
      <Openers items={data?.items} error={error} empty={t('publish.noLink')} onRevoke={(each) => void revoke(each)} />
      <Dialog title={t('publish.addLink')} open={isOpen} onClose={() => setOpen(false)}>
        <LinkForm tourId={tourId} onDone={() => setOpen(false)} />
      </Dialog>
    </Section>
  );
}

function LinkForm({ tourId, onDone }: { tourId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const { links } = useBelvedere().tours;
  const [url, setUrl] = useState<string>();
  const form = useForm({ defaultValues: { label: '', days: '30' } });
  const { errors, isSubmitting } = form.formState;
  const send = useSubmit(form, {
    call: ({ label, days }) => links.create({ tourId, label, expiresAt: new Date(Date.now() + Number(days) * DAY) }),
    stale: [links.list],
    next: (made) => setUrl(made.url),
  });
  if (url !== undefined)
    return (
      <div className="grid gap-4">
        <p className="text-sm text-quiet">{t('publish.linkOnce')}</p>
        <CopyField label={t('publish.linkAddress')} value={url} />
        <Button look="primary" onClick={onDone}>
          {t('parts.kept')}
        </Button>
      </div>
    );
  return (
    <form className="grid grid-cols-1 gap-4" onSubmit={send}>
      <FormProblem message={errors.root?.message} />
      <TextField
        label={t('publish.forWhom')}
        hint={t('publish.forWhomHint')}
        required
        error={errors.label?.message}
        {...form.register('label')}
      />
      <SelectField label={t('publish.lasts')} {...form.register('days')}>
        {DAYS.map((count) => (
          <option key={count} value={count}>
            {t('publish.days', { count })}
          </option>
        ))}
      </SelectField>
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('publish.addLink')}
      </Button>
    </form>
  );
}
