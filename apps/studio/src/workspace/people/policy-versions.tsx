import type { Json, PolicyVersionView, PolicyView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { useAct } from '../../ui/use-act.ts';
import { moment } from '../../words/moments.ts';
import { ChangeTable } from '../change-table.tsx';
import { changesOf } from '../changes-of.ts';
import { usePeople } from '../use-people.ts';

/** What counts of a version when two are compared. */
const saidBy = ({ name, enabled, definition }: PolicyVersionView) => ({ name, enabled, ...definition }) as unknown as Json;

/** What a policy said at each of its versions, and the way back to one. */
export function PolicyVersions({ policy, onDone }: { policy: PolicyView; onDone: () => void }) {
  const { t } = useTranslation();
  const { policies } = useBelvedere().access;
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const { nameOf } = usePeople();
  const { data } = useBelvedereQuery(({ access }) => access.policies.versions, { id: policy.id }, { throwOnError: true });
  if (!data) return <Loading />;
  const goBack = async ({ version: number, name, definition, enabled }: PolicyVersionView) => {
    if (!(await ask({ title: t('policies.backTitle', { number }), text: t('policies.backText'), action: t('policies.back') }))) return;
    const call = () => policies.update({ id: policy.id, version: policy.version, name, definition, enabled });
    const done = t('policies.isBack', { number });
    if (await act(call, { done, stale: [policies.list, policies.versions] })) onDone();
  };
  return (
    <ol className="grid gap-4">
      {data.items.map((version, index) => {
        const before = data.items[index + 1];
        const changes = before ? changesOf({ before: saidBy(before), after: saidBy(version) }) : [];
        const number = t('policies.version', { number: version.version });
        return (
          <li key={version.version} className="grid gap-2 border-line not-first:border-t not-first:pt-4">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h3 className="text-sm font-medium">{number}</h3>
              {index === 0 && <Mark tone="good">{t('policies.current')}</Mark>}
              {version.removed && <Mark tone="bad">{t('policies.wasRemoved')}</Mark>}
              <p className="me-auto text-xs text-quiet">
                {t('policies.changedBy', { name: nameOf(version.changedById), when: moment(version.changedAt) })}
              </p>
              {index > 0 && !version.removed && (
                <Button disabled={isBusy} aria-label={`${t('policies.back')}: ${number}`} onClick={() => void goBack(version)}>
                  {t('policies.back')}
                </Button>
              )}
            </div>
            {changes.length > 0 ? (
              <ChangeTable changes={changes} />
            ) : (
              <p className="text-sm text-quiet">{t(before ? 'policies.same' : 'policies.first')}</p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
