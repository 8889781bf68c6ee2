import type { CustomDomainView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Fields, Mark, Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { ago } from '../words/format.ts';

/** Domains of one's own: added, shown to be one's own by a record, and one of them the first. */
export function Domains() {
  const { t } = useTranslation();
  const { domains } = useBelvedere().whiteLabel;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const { data } = useBelvedereQuery((client) => client.whiteLabel.domains.list, {}, { throwOnError: true });
  const form = useForm({ defaultValues: { domain: '' } });
  const { errors, isSubmitting } = form.formState;
  const stale = [domains.list];
  const submit = useSubmit(form, { call: (typed) => domains.add(typed), done: t('domains.added'), stale, next: () => form.reset() });
  const remove = async ({ id, domain }: CustomDomainView) => {
    if (!(await ask({ title: t('domains.removeTitle', { domain }), text: t('domains.removeText'), action: t('domains.remove') }))) return;
    await act(() => domains.remove({ id }), { done: t('domains.removed', { domain }), stale });
  };
  return (
    <Section title={t('domains.title')} lead={t('domains.lead')}>
      <ul className="grid gap-3">
        {data?.items.map((each) => (
          <li key={each.id} className="grid gap-3 rounded-lg border border-line p-3">
            <div className="flex flex-wrap items-center gap-3">
              <h3 className="me-auto font-medium break-all">{each.domain}</h3>
              {each.isPrimary && <Mark tone="good">{t('domains.primary')}</Mark>}
              <Mark tone={each.verifiedAt && !each.lostSince ? 'good' : 'warn'}>
                {each.lostSince
                  ? t('domains.lost', { when: ago(each.lostSince) })
                  : t(each.verifiedAt ? 'domains.verified' : 'domains.unverified')}
              </Mark>
            </div>
            {(!each.verifiedAt || each.lostSince) && (
              <>
                <p className="text-sm text-quiet">{t('domains.record')}</p>
                <Fields>
                  <CopyField label={t('domains.recordName')} value={each.record.name} rows={2} />
                  <CopyField label={t('domains.recordValue')} value={each.record.value} rows={2} />
                </Fields>
              </>
            )}
            <div className="flex flex-wrap gap-2">
              {(!each.verifiedAt || each.lostSince) && (
                <Button
                  look="primary"
                  disabled={isBusy}
                  aria-label={`${t('domains.verify')}: ${each.domain}`}
                  onClick={() => void act(() => domains.verify({ id: each.id }), { done: t('domains.isVerified'), stale })}
                >
                  {t('domains.verify')}
                </Button>
              )}
              {each.verifiedAt && !each.isPrimary && (
                <Button
                  disabled={isBusy}
                  aria-label={`${t('domains.makePrimary')}: ${each.domain}`}
                  onClick={() => void act(() => domains.setPrimary({ id: each.id }), { done: t('app.saved'), stale })}
                >
                  {t('domains.makePrimary')}
                </Button>
              )}
              <Button
                look="quiet"
                disabled={isBusy}
                aria-label={`${t('domains.remove')}: ${each.domain}`}
                onClick={() => void remove(each)}
              >
                {t('domains.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <form className="grid gap-4" onSubmit={submit}>
        <FormProblem message={errors.root?.message} />
        <TextField
          label={t('domains.new')}
          placeholder="tours.example.org"
          autoCapitalize="none"
          required
          error={errors.domain?.message}
          {...form.register('domain')}
        />
        <div>
          <Button type="submit" disabled={isSubmitting}>
            {t('domains.add')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
