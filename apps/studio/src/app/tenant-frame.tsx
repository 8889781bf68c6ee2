import { BelvedereProvider } from '@belvedere/sdk/react';
import { Outlet, useParams } from '@tanstack/react-router';
import { clientOf } from '../api/client.ts';

/** Everything inside calls in the workspace that the address names. */
export function TenantFrame() {
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  return (
    <BelvedereProvider client={clientOf(tenant)}>
      <Outlet />
    </BelvedereProvider>
  );
}
