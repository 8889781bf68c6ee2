import type { IntegrationView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Mark, PageHead } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/state.tsx';
import { More } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { ago } from '../../words/format.ts';
import { IntegrationForm } from './integration-form.tsx';
import { IntegrationLog } from './integration-log.tsx';
import { IntegrationTokens } from './integration-tokens.tsx';

const TONES = { active: 'good', expired: 'warn', invalid: 'bad' } as const;
type Open = { what: 'new' } | { what: 'edit' | 'tokens' | 'log'; integration: IntegrationView };

/** Services that the workspace is connected to. */
export function IntegrationsPage() {
  const { t } = useTranslation();
  const { integrations } = useBelvedere();
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const [open, setOpen] = useState<Open | null>(null);
  const list = useBelvedereInfiniteQuery((client) => client.integrations.list, { limit: 50 }, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const stale = [integrations.list, integrations.logs.list];
  const shown = open && open.what !== 'new' ? open.integration : null;
  const close = () => setOpen(null);
  const turn = ({ id, disabledAt }: IntegrationView) =>
    act(() => (disabledAt ? integrations.enable({ id }) : integrations.disable({ id })), { done: t('app.saved'), stale });
  const remove = async ({ id, name }: IntegrationView) => {
    const question = {
      title: t('integrations.removeTitle', { name }),
      text: t('integrations.removeText'),
      action: t('integrations.remove'),
    };
    if (!(await ask(question))) return;
    await act(() => integrations.remove({ id }), { done: t('integrations.removed'), stale });
  };
  return (
    <>
      <PageHead title={t('work.places.integrations')} lead={t('integrations.lead')}>
        <Button look="primary" onClick={() => setOpen({ what: 'new' })}>
          {t('integrations.create')}
        </Button>
      </PageHead>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('integrations.empty')}>
          <p className="text-quiet">{t('integrations.emptyLead')}</p>
        </Empty>
      )}
      <ul className="grid gap-3">
        {rows?.map((integration) => {
          const { id, name, integrationType, status, disabledAt, lastSync } = integration;
          const turned = t(disabledAt ? 'keys.switchOn' : 'keys.switchOff');
          return (
            <li key={id} className="grid gap-2 rounded-xl border border-line bg-sheet p-4">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <h2 className="font-medium break-words">{name}</h2>
                {disabledAt ? (
                  <Mark tone="quiet">{t('integrations.off', { when: ago(disabledAt) })}</Mark>
                ) : (
                  <Mark tone={TONES[status]}>{t(`integrations.status.${status}`)}</Mark>
                )}
              </div>
              <p className="text-sm text-quiet">
                {integrationType} · {lastSync ? t('integrations.synced', { when: ago(lastSync) }) : t('integrations.never')}
              </p>
              <div className="-ms-3 flex flex-wrap">
                <Button
                  look="quiet"
                  aria-label={`${t('integrations.tokens')}: ${name}`}
                  onClick={() => setOpen({ what: 'tokens', integration })}
                >
                  {t('integrations.tokens')}
                </Button>
                <Button look="quiet" aria-label={`${t('integrations.log')}: ${name}`} onClick={() => setOpen({ what: 'log', integration })}>
                  {t('integrations.log')}
                </Button>
                <Button
                  look="quiet"
                  aria-label={`${t('integrations.edit')}: ${name}`}
                  onClick={() => setOpen({ what: 'edit', integration })}
                >
                  {t('integrations.edit')}
                </Button>
                <Button look="quiet" disabled={isBusy} aria-label={`${turned}: ${name}`} onClick={() => void turn(integration)}>
                  {turned}
                </Button>
                <Button look="quiet" aria-label={`${t('integrations.remove')}: ${name}`} onClick={() => void remove(integration)}>
                  {t('integrations.remove')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <More list={list} />
      <Dialog
        title={t(open?.what === 'new' ? 'integrations.create' : 'integrations.edit')}
        open={open?.what === 'new' || open?.what === 'edit'}
        onClose={close}
      >
        {open && <IntegrationForm integration={shown} onDone={close} />}
      </Dialog>
      <Dialog title={t('integrations.tokensOf', { name: shown?.name ?? '' })} open={open?.what === 'tokens'} onClose={close}>
        {shown && <IntegrationTokens integration={shown} />}
      </Dialog>
      <Dialog
        title={t('integrations.logOf', { name: shown?.name ?? '' })}
        open={open?.what === 'log'}
        onClose={close}
        className="w-[min(46rem,calc(100vw-2rem))]"
      >
        {shown && <IntegrationLog integrationId={shown.id} />}
      </Dialog>
    </>
  );
}
