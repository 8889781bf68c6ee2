import type { MemberView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField } from '../../ui/field.tsx';
import { Loading } from '../../ui/state.tsx';
import { useAct } from '../../ui/use-act.ts';

/** Which roles somebody has; each counts at once. */
export function RolesOfMember({ member, onClose }: { member: MemberView | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('members.rolesOf', { name: member?.displayName ?? '' })}
      open={member !== null}
      onClose={onClose}
      className="w-[min(28rem,calc(100vw-2rem))]"
    >
      {member && <Choices member={member} />}
    </Dialog>
  );
}

function Choices({ member }: { member: MemberView }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const { roles } = client.access;
  const { act, isBusy } = useAct();
  const { data } = useBelvedereQuery(({ access }) => access.roles.list, {}, { throwOnError: true });
  if (!data) return <Loading />;
  const change = (roleId: string, isOn: boolean) => {
    const input = { userId: member.userId, roleId };
    return act((): Promise<unknown> => (isOn ? roles.assign(input) : roles.unassign(input)), {
      done: t('app.saved'),
      stale: [client.tenancy.members.list, roles.list],
    });
  };
  return (
    <div className="grid gap-1">
      <p className="mb-2 text-sm text-quiet">{t('members.rolesLead')}</p>
      {data.items.map(({ id, name, description }) => (
        <div key={id} className="rounded-lg border border-line px-3 py-1.5">
          <CheckField
            label={name}
            checked={member.roles.some((role) => role.id === id)}
            // What is disabled loses the focus.
            onChange={({ target }) => !isBusy && void change(id, target.checked)}
          />
          {description && <p className="ps-7 text-xs text-quiet">{description}</p>}
        </div>
      ))}
    </div>
  );
}
