import type { GdprRequestView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Facts } from '../../ui/page.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { moment } from '../../words/moments.ts';
import { usePeople } from '../use-people.ts';

/** One request: what is known of it, what was done, and what can be done. */
export function CaseDetails({ one, who, onDecided }: { one: GdprRequestView; who: string; onDecided: () => void }) {
  const { t } = useTranslation();
  const { cases } = useBelvedere().compliance;
  const { nameOf } = usePeople();
  const { act, isBusy } = useAct();
  const isClosed = one.completedAt !== null;
  const proof = () => {
    if (!one.verifiedAt) return t('cases.notVerified');
    const when = moment(one.verifiedAt);
    if (one.verifiedBy === 'e_mail') return t('cases.byMail', { when });
    if (one.verifiedBy === 'sign_in') return t('cases.bySignIn', { when });
    return t('cases.byPerson', { name: nameOf(one.verifiedBy), when });
  };
  const download = async () => {
    const made = await act(() => cases.download({ id: one.id }));
    if (made) location.assign(made.url);
  };
  return (
    <>
      <Facts
        facts={[
          [t('cases.type'), t(`cases.types.${one.type}`)],
          [t('cases.who'), who],
          [t('cases.asked'), moment(one.requestedAt)],
          [t('cases.due'), moment(one.dueAt)],
          [t('cases.verified'), proof()],
          ...(one.executeAfter && !isClosed
            ? [[t('cases.executes'), t('cases.notBefore', { when: moment(one.executeAfter) })] as const]
            : []),
          ...(one.decision ? [[t('cases.decision'), one.decision] as const] : []),
        ]}
      />
      {one.details && (
        <p dir="auto" className="rounded-lg bg-raised p-3 text-sm break-words whitespace-pre-line">
          {one.details}
        </p>
      )}
      {one.exportId && one.verifiedAt && (
        <div>
          <Button disabled={isBusy} onClick={() => void download()}>
            {t('cases.download')}
          </Button>
        </div>
      )}
      {one.notes.length > 0 && (
        <section className="grid gap-2">
          <h3 className="text-sm font-medium">{t('cases.notes')}</h3>
          <ol className="grid gap-2 border-s-2 border-line ps-3">
            {one.notes.map(({ at, by, text }) => (
              <li key={at + text} className="text-sm">
                <p className="text-xs text-quiet">
                  {moment(new Date(at))}, {by === null ? t('cases.system') : nameOf(by)}
                </p>
                <p dir="auto" className="break-words whitespace-pre-line">
                  {text}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
      {!isClosed && <NoteForm id={one.id} />}
      {!isClosed && !one.verifiedAt && <VerifyForm id={one.id} />}
      {!isClosed && <AnswerForm one={one} onDecided={onDecided} />}
    </>
  );
}

function NoteForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const { cases } = useBelvedere().compliance;
  const form = useForm({ defaultValues: { text: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: ({ text }) => cases.note({ id, text }),
    done: t('cases.noted'),
    stale: [cases.list],
    next: () => form.reset(),
  });
  return (
    <form className="grid gap-2" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <TextArea label={t('cases.note')} required rows={2} className="min-h-0" error={errors.text?.message} {...form.register('text')} />
      <div>
        <Button type="submit" disabled={isSubmitting}>
          {t('cases.addNote')}
        </Button>
      </div>
    </form>
  );
}

function VerifyForm({ id }: { id: string }) {
  const { t } = useTranslation();
  const { cases } = useBelvedere().compliance;
  const form = useForm({ defaultValues: { text: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, { call: ({ text }) => cases.verify({ id, text }), done: t('cases.isVerified'), stale: [cases.list] });
  return (
    <form className="grid gap-2 border-t border-line pt-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <TextArea label={t('cases.how')} required rows={2} className="min-h-0" error={errors.text?.message} {...form.register('text')} />
      <div>
        <Button type="submit" disabled={isSubmitting}>
          {t('cases.verify')}
        </Button>
      </div>
    </form>
  );
}

/** Done, which needs a proven identity, or refused. */
function AnswerForm({ one, onDecided }: { one: GdprRequestView; onDecided: () => void }) {
  const { t } = useTranslation();
  const { cases } = useBelvedere().compliance;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const form = useForm({ defaultValues: { reason: '' } });
  const { errors } = form.formState;
  const decide = (decision: 'completed' | 'rejected') =>
    form.handleSubmit(async ({ reason }) => {
      const question = { title: t('cases.rejectTitle'), text: t('cases.rejectText'), action: t('cases.reject') };
      if (decision === 'rejected' && !(await ask(question))) return;
      const call = () => cases.decide({ id: one.id, decision, reason });
      if (await act(call, { done: t(`cases.${decision}`), stale: [cases.list] })) onDecided();
    });
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <TextArea
        label={t('cases.answer')}
        hint={t('cases.answerHint')}
        rows={3}
        className="min-h-0"
        error={errors.reason?.message}
        {...form.register('reason', { required: t('editor.fault.required') })}
      />
      <div className="flex flex-wrap gap-2">
        {one.verifiedAt && (
          <Button look="primary" disabled={isBusy} onClick={(event) => void decide('completed')(event)}>
            {t('cases.complete')}
          </Button>
        )}
        <Button look="danger" disabled={isBusy} onClick={(event) => void decide('rejected')(event)}>
          {t('cases.reject')}
        </Button>
      </div>
    </div>
  );
}
