import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ChevronsUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { findTenants } from '../api/session.ts';
import { Button } from '../ui/button.tsx';
import { Menu, MenuChoice, MenuItem, MenuLine, MenuTitle } from '../ui/menu.tsx';

/** Which workspace one is in, and the others. */
export function TenantMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const { data: tenants = [] } = useQuery({ queryKey: ['tenants'], queryFn: findTenants });
  const name = tenants.find(({ slug }) => slug === tenant)?.name ?? tenant;
  return (
    <Menu
      trigger={
        <Button look="quiet" aria-label={`${t('app.tenant')}: ${name}`} className="w-full justify-between px-2.5">
          <span className="truncate">{name}</span>
          <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-quiet" />
        </Button>
      }
    >
      <MenuTitle>{t('app.tenant')}</MenuTitle>
      <MenuChoice
        value={tenant}
        options={tenants.map((each) => [each.slug, each.name] as const)}
        onChange={(slug) => void navigate({ to: '/$tenant/tours', params: { tenant: slug } })}
      />
      <MenuLine />
      <MenuItem onSelect={() => void navigate({ to: '/start' })}>{t('app.newTenant')}</MenuItem>
    </Menu>
  );
}
