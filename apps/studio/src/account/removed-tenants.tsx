import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ownClient, queryClient } from '../api/client.ts';
import { Button } from '../ui/button.tsx';
import { useAct } from '../ui/use-act.ts';
import { day } from '../words/moments.ts';

/** Workspaces that the person can still bring back. */
export function RemovedTenants() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { act, isBusy } = useAct();
  const { tenants } = ownClient.tenancy;
  const { data } = useQuery({ queryKey: ['tenants', 'all'], queryFn: () => tenants.mine() });
  const removed = data?.items.filter(({ status }) => status === 'deleted') ?? [];
  if (removed.length === 0) return null;
  const restore = async (tenantId: string, name: string) => {
    const back = await act(() => tenants.restore({ tenantId }), { done: t('removedTenants.restored', { name }) });
    if (!back) return;
    await queryClient.invalidateQueries({ queryKey: ['tenants'] });
    await navigate({ to: '/$tenant/tours', params: { tenant: back.slug } });
  };
  return (
    <section className="grid gap-2 border-t border-line pt-5">
      <h2 className="text-sm font-semibold">{t('removedTenants.title')}</h2>
      <ul className="grid gap-2">
        {removed.map(({ id, name, purgeAfter }) => (
          <li key={id} className="flex items-center gap-3 text-sm">
            <div className="me-auto">
              <p>{name}</p>
              {purgeAfter && <p className="text-xs text-quiet">{t('removedTenants.until', { when: day(purgeAfter) })}</p>}
            </div>
            <Button disabled={isBusy} aria-label={`${t('removedTenants.restore')}: ${name}`} onClick={() => void restore(id, name)}>
              {t('removedTenants.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
