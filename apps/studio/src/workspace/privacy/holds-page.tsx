import type { LegalHoldView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Mark, PageHead } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/state.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { day } from '../../words/moments.ts';
import { MemberField } from '../member-field.tsx';
import { usePeople } from '../use-people.ts';

/** What is kept from being erased. */
export function HoldsPage() {
  const { t } = useTranslation();
  const { holds } = useBelvedere().compliance;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const { nameOf } = usePeople();
  const [isPlacing, setPlacing] = useState(false);
  const { data } = useBelvedereQuery(({ compliance }) => compliance.holds.list, {}, { throwOnError: true });
  const whoseOf = ({ userId }: LegalHoldView) => (userId === null ? t('holds.everybody') : nameOf(userId));
  const release = async ({ id }: LegalHoldView) => {
    if (!(await ask({ title: t('holds.releaseTitle'), text: t('holds.releaseText'), action: t('holds.release') }))) return;
    await act(() => holds.release({ id }), { done: t('holds.released'), stale: [holds.list] });
  };
  return (
    <>
      <PageHead title={t('work.places.holds')} lead={t('holds.lead')}>
        <Button look="primary" onClick={() => setPlacing(true)}>
          {t('holds.place')}
        </Button>
      </PageHead>
      {!data && <Loading />}
      {data?.items.length === 0 && (
        <Empty title={t('holds.empty')}>
          <p className="text-quiet">{t('holds.emptyLead')}</p>
        </Empty>
      )}
      <ul className="grid gap-3">
        {data?.items.map((hold) => (
          <li key={hold.id} className="grid gap-2 rounded-xl border border-line bg-sheet p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h2 className="font-medium">{whoseOf(hold)}</h2>
              <Mark tone={hold.releasedAt ? 'quiet' : 'warn'}>
                {hold.releasedAt ? t('holds.releasedWhen', { when: day(hold.releasedAt) }) : t('holds.holding')}
              </Mark>
            </div>
            <p dir="auto" className="text-sm break-words whitespace-pre-line">
              {hold.reason}
            </p>
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <p className="text-xs text-quiet">{t('holds.since', { name: nameOf(hold.placedById), when: day(hold.placedAt) })}</p>
              {!hold.releasedAt && (
                <Button disabled={isBusy} aria-label={`${t('holds.release')}: ${whoseOf(hold)}`} onClick={() => void release(hold)}>
                  {t('holds.release')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Dialog title={t('holds.place')} open={isPlacing} onClose={() => setPlacing(false)} className="w-[min(30rem,calc(100vw-2rem))]">
        <HoldForm onDone={() => setPlacing(false)} />
      </Dialog>
    </>
  );
}

function HoldForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const { holds } = useBelvedere().compliance;
  const form = useForm({ defaultValues: { userId: '', reason: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: ({ userId, reason }) => holds.place({ reason, ...(userId && { userId }) }),
    done: t('holds.placed'),
    stale: [holds.list],
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <MemberField label={t('holds.whose')} nobody={t('holds.everybody')} error={errors.userId?.message} {...form.register('userId')} />
      <TextArea
        label={t('holds.reason')}
        hint={t('holds.reasonHint')}
        required
        error={errors.reason?.message}
        {...form.register('reason')}
      />
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('holds.place')}
      </Button>
    </form>
  );
}
