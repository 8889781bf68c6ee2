import type { PolicyView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Mark, PageHead } from '../../ui/page.tsx';
import { Empty, Loading } from '../../ui/state.tsx';
import { useAct } from '../../ui/use-act.ts';
import { PolicyForm } from './policy-form.tsx';
import { PolicyVersions } from './policy-versions.tsx';

/** Rules beside the roles: what they allow or deny, to whom, and when. */
export function PoliciesPage() {
  const { t } = useTranslation();
  const { policies } = useBelvedere().access;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const [open, setOpen] = useState<'new' | PolicyView | null>(null);
  const [past, setPast] = useState<PolicyView | null>(null);
  const { data } = useBelvedereQuery(({ access }) => access.policies.list, {}, { throwOnError: true });
  const stale = [policies.list];
  const remove = async ({ id, name }: PolicyView) => {
    if (!(await ask({ title: t('policies.removeTitle', { name }), text: t('policies.removeText'), action: t('policies.remove') }))) return;
    await act(() => policies.remove({ id }), { done: t('policies.removed', { name }), stale });
  };
  const turn = ({ id, version, enabled }: PolicyView) =>
    act(() => policies.update({ id, version, enabled: !enabled }), { done: t('app.saved'), stale });
  return (
    <>
      <PageHead title={t('work.places.policies')} lead={t('policies.lead')}>
        <Button look="primary" onClick={() => setOpen('new')}>
          {t('policies.create')}
        </Button>
      </PageHead>
      {!data && <Loading />}
      {data?.items.length === 0 && (
        <Empty title={t('policies.empty')}>
          <p className="text-quiet">{t('policies.emptyLead')}</p>
        </Empty>
      )}
      <ul className="grid gap-3">
        {data?.items.map((policy) => (
          <li key={policy.id} className="grid gap-2 rounded-xl border border-line bg-sheet p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <h2 className="font-medium">{policy.name}</h2>
              <Mark tone={policy.enabled ? 'good' : 'quiet'}>{t(policy.enabled ? 'hooks.on' : 'hooks.switchedOff')}</Mark>
            </div>
            {policy.description && <p className="text-sm text-quiet">{policy.description}</p>}
            <p className="text-sm">
              <Mark tone={policy.definition.effect === 'allow' ? 'good' : 'bad'}>{t(`explain.effects.${policy.definition.effect}`)}</Mark>{' '}
              <span className="font-mono text-xs break-words">{policy.definition.actions.join(', ')}</span>
            </p>
            <div className="-ms-3 flex flex-wrap">
              <Button look="quiet" aria-label={`${t('policies.edit')}: ${policy.name}`} onClick={() => setOpen(policy)}>
                {t('policies.edit')}
              </Button>
              <Button look="quiet" aria-label={`${t('policies.versions')}: ${policy.name}`} onClick={() => setPast(policy)}>
                {t('policies.versions')}
              </Button>
              <Button
                look="quiet"
                disabled={isBusy}
                aria-label={`${t(policy.enabled ? 'keys.switchOff' : 'keys.switchOn')}: ${policy.name}`}
                onClick={() => void turn(policy)}
              >
                {t(policy.enabled ? 'keys.switchOff' : 'keys.switchOn')}
              </Button>
              <Button
                look="quiet"
                disabled={isBusy}
                aria-label={`${t('policies.remove')}: ${policy.name}`}
                onClick={() => void remove(policy)}
              >
                {t('policies.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Dialog
        title={t(open === 'new' ? 'policies.create' : 'policies.edit')}
        open={open !== null}
        onClose={() => setOpen(null)}
        className="w-[min(46rem,calc(100vw-2rem))]"
      >
        {open && <PolicyForm policy={open === 'new' ? null : open} onDone={() => setOpen(null)} />}
      </Dialog>
      <Dialog
        title={t('policies.versionsOf', { name: past?.name ?? '' })}
        open={past !== null}
        onClose={() => setPast(null)}
        className="w-[min(46rem,calc(100vw-2rem))]"
      >
        {past && <PolicyVersions policy={past} onDone={() => setPast(null)} />}
      </Dialog>
    </>
  );
}
