import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { PageHead, Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { day } from '../words/moments.ts';

/** What is kept about the person, and the way out. */
export function DataPage() {
  const { t } = useTranslation();
  const { removal } = useBelvedere().identity;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const { data } = useBelvedereQuery(({ identity }) => identity.removal.get, {}, { throwOnError: true });
  const due = data?.removalDueAt;
  const request = async () => {
    if (!(await ask({ title: t('account.removeTitle'), text: t('account.removeText'), action: t('account.remove') }))) return;
    await act(() => removal.request(), { done: t('account.removalAsked'), stale: [removal.get] });
  };
  return (
    <>
      <PageHead title={t('account.places.data')} lead={t('account.dataLead')} />
      <Section title={t('account.rights')} lead={t('account.rightsLead')}>
        <div>
          <a href="/account/privacy" className={buttonClass()}>
            {t('account.rightsOpen')}
          </a>
        </div>
      </Section>
      <Section title={t('account.removal')} lead={due ? t('account.removalDue', { when: day(due) }) : t('account.removalLead')}>
        <div>
          {due && (
            <Button
              look="primary"
              disabled={isBusy}
              onClick={() => void act(() => removal.cancel(), { done: t('account.kept'), stale: [removal.get] })}
            >
              {t('account.keep')}
            </Button>
          )}
          {due === null && (
            <Button look="danger" disabled={isBusy} onClick={() => void request()}>
              {t('account.remove')}
            </Button>
          )}
        </div>
      </Section>
    </>
  );
}
