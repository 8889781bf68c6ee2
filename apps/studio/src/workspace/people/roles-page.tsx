import type { RoleView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { PageHead } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { saidByServer } from '../../words/by-server.ts';

/** What each role may do, and roles of one's own. */
export function RolesPage() {
  const { t } = useTranslation();
  const { roles } = useBelvedere().access;
  const ask = useAsk();
  const { act } = useAct();
  const [open, setOpen] = useState<'new' | RoleView | null>(null);
  const { data: list } = useBelvedereQuery(({ access }) => access.roles.list, {}, { throwOnError: true });
  const { data: matrix } = useBelvedereQuery(({ access }) => access.roles.matrix, {}, { throwOnError: true });
  const remove = async ({ id, name, members }: RoleView) => {
    if (
      !(await ask({ title: t('roles.removeTitle', { name }), text: t('roles.removeText', { count: members }), action: t('roles.remove') }))
    )
      return;
    await act(() => roles.remove({ id }), { done: t('roles.removed', { name }), stale: [roles.list, roles.matrix] });
  };
  return (
    <>
      <PageHead title={t('work.places.roles')} lead={t('roles.lead')}>
        <Button look="primary" onClick={() => setOpen('new')}>
          {t('roles.create')}
        </Button>
      </PageHead>
      {!list && <Loading />}
      {list && (
        <ul className="mb-8 grid gap-3 sm:grid-cols-2">
          {list.items.map((role) => (
            <li key={role.id} className="grid content-start gap-2 rounded-xl border border-line bg-sheet p-4">
              <div className="flex items-baseline justify-between gap-3">
                <h2 className="font-medium">{role.name}</h2>
                <span className="text-xs text-quiet">{t('roles.members', { count: role.members })}</span>
              </div>
              <p className="text-sm text-quiet">{role.description ?? t('roles.count', { count: role.permissions.length })}</p>
              {!role.isSystem && (
                <div className="-ms-3 flex flex-wrap">
                  <Button look="quiet" aria-label={`${t('roles.edit')}: ${role.name}`} onClick={() => setOpen(role)}>
                    {t('roles.edit')}
                  </Button>
                  <Button look="quiet" aria-label={`${t('roles.remove')}: ${role.name}`} onClick={() => void remove(role)}>
                    {t('roles.remove')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {matrix && (
        <section className="grid gap-3">
          <h2 className="font-semibold">{t('roles.matrix')}</h2>
          <Table
            label={t('roles.matrix')}
            rows={matrix.permissions}
            keyOf={({ name }) => name}
            columns={[
              {
                head: t('roles.permission'),
                className: 'min-w-56',
                cell: ({ name, description }) => (
                  <>
                    <p>
                      <bdi>{saidByServer(`permissions.${name}`, description)}</bdi>
                    </p>
                    <p className="font-mono text-xs text-quiet">{name}</p>
                  </>
                ),
              },
              ...matrix.roles.map((role) => ({
                head: role.name,
                className: 'text-center',
                cell: ({ allowedTo }: { allowedTo: string[] }) => {
                  const isAllowed = allowedTo.includes(role.id) || allowedTo.includes(role.name);
                  return (
                    <span className={isAllowed ? 'text-good' : 'text-quiet'}>
                      {isAllowed ? <Check size={16} aria-hidden className="mx-auto" /> : <span aria-hidden>·</span>}
                      <span className="sr-only">{t(isAllowed ? 'parts.yes' : 'parts.no')}</span>
                    </span>
                  );
                },
              })),
            ]}
          />
        </section>
      )}
      <Dialog
        title={open === 'new' ? t('roles.create') : t('roles.edit')}
        open={open !== null}
        onClose={() => setOpen(null)}
        className="w-[min(44rem,calc(100vw-2rem))]"
      >
        {open && <RoleForm role={open === 'new' ? null : open} onDone={() => setOpen(null)} />}
      </Dialog>
    </>
  );
}

function RoleForm({ role, onDone }: { role: RoleView | null; onDone: () => void }) {
  const { t } = useTranslation();
  const { roles } = useBelvedere().access;
  const [filter, setFilter] = useState('');
  const { data } = useBelvedereQuery(({ access }) => access.permissions.list, {}, { throwOnError: true });
  const form = useForm({
    defaultValues: { name: role?.name ?? '', description: role?.description ?? '', permissions: role?.permissions ?? ([] as string[]) },
  });
  const { errors, isSubmitting } = form.formState;
  const chosen = useWatch({ control: form.control, name: 'permissions' });
  const submit = useSubmit(form, {
    call: ({ description, ...typed }) => {
      const input = { ...typed, description: description || null };
      return role ? roles.update({ id: role.id, ...input }) : roles.create(input);
    },
    done: t('app.saved'),
    stale: [roles.list, roles.matrix],
    next: onDone,
  });
  const wanted = filter.trim().toLowerCase();
  const shown =
    data?.items.filter(({ name, description }) =>
      `${name} ${saidByServer(`permissions.${name}`, description)}`.toLowerCase().includes(wanted),
    ) ?? [];
  const toggle = (name: string, isOn: boolean) =>
    form.setValue('permissions', isOn ? [...chosen, name] : chosen.filter((each) => each !== name), { shouldDirty: true });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message ?? errors.permissions?.message} />
      <TextField label={t('roles.name')} required error={errors.name?.message} {...form.register('name')} />
      <TextField label={t('roles.description')} error={errors.description?.message} {...form.register('description')} />
      <fieldset className="grid gap-2">
        <legend className="mb-1 text-sm font-medium">{t('roles.may', { count: chosen.length })}</legend>
        <TextField
          bare
          type="search"
          label={t('roles.filter')}
          placeholder={t('roles.filter')}
          value={filter}
          onChange={({ target }) => setFilter(target.value)}
        />
        <div className="grid max-h-72 gap-1 overflow-auto rounded-lg border border-line p-2">
          {shown.map(({ name, description }) => (
            <label key={name} className="flex items-start gap-2.5 rounded-md px-2 py-1.5 text-sm hover:bg-raised">
              <input
                type="checkbox"
                className="mt-0.5 size-4.5 shrink-0 accent-accent"
                checked={chosen.includes(name)}
                onChange={({ target }) => toggle(name, target.checked)}
              />
              <bdi>
                {saidByServer(`permissions.${name}`, description)} <span className="block font-mono text-xs text-quiet">{name}</span>
              </bdi>
            </label>
          ))}
        </div>
      </fieldset>
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('app.save')}
      </Button>
    </form>
  );
}
