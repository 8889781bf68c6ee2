import { useBelvedere } from '@belvedere/sdk/react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { PageHead, Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';

/** Keeps a person out, or lets them in again, whatever workspace they are in. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { users } = useBelvedere().identity;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const form = useForm({ defaultValues: { person: '' } });
  const suspend = form.handleSubmit(async ({ person }) => {
    if (!(await ask({ title: t('platform.suspendTitle'), text: t('platform.suspendText'), action: t('members.suspend') }))) return;
    await act(() => users.suspend({ person }), { done: t('platform.suspended') });
  });
  const restore = form.handleSubmit(async ({ person }) => {
    await act(() => users.restore({ person }), { done: t('platform.restored') });
  });
  return (
    <>
      <PageHead title={t('platform.places.people')} />
      <Section title={t('platform.person')} lead={t('platform.personLead')}>
        <form className="grid gap-4" onSubmit={(event) => void suspend(event)}>
          <TextField label={t('platform.personId')} required autoComplete="off" className="font-mono" {...form.register('person')} />
          <div className="flex flex-wrap gap-2">
            <Button type="submit" look="danger" disabled={isBusy}>
              {t('members.suspend')}
            </Button>
            <Button disabled={isBusy} onClick={(event) => void restore(event)}>
              {t('members.restore')}
            </Button>
          </div>
        </form>
      </Section>
    </>
  );
}
