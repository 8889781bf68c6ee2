import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { useRouteContext } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { throwAtFirst } from '../../api/throw-at-first.ts';
import { useAsk } from '../../ui/ask.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { PageHead, Section } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { useToasts } from '../../ui/toasts.tsx';
import { useAct } from '../../ui/use-act.ts';
import { useSubmit } from '../../ui/use-submit.ts';
import { MemberField } from '../member-field.tsx';
import { usePeople } from '../use-people.ts';

/** Who owns the workspace and single things in it, and handing them over. */
export function OwnershipPage() {
  const { t } = useTranslation();
  return (
    <div className="max-w-4xl">
      <PageHead title={t('work.places.ownership')} lead={t('ownership.lead')} />
      <Owners />
      <OwnerOfThing />
    </div>
  );
}

function Owners() {
  const { t } = useTranslation();
  const client = useBelvedere();
  const { roles } = client.access;
  const { me } = useRouteContext({ from: '/signed-in' });
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const { people, nameOf } = usePeople();
  const { data } = useBelvedereQuery(({ access }) => access.roles.list, {}, { throwOnError: true });
  // What tells an owner from an administrator is that they name other owners.
  const role = data?.items.find(({ isSystem, permissions }) => isSystem && permissions.includes('access.own'));
  const admin = data?.items.find(({ isSystem, name }) => isSystem && name === 'admin');
  const owns = (userId: string) => people.find((each) => each.userId === userId)?.roles.some(({ id }) => id === role?.id) ?? false;
  const form = useForm({ defaultValues: { userId: '', stay: true } });
  if (!role) return <Loading />;
  const handOver = form.handleSubmit(async ({ userId, stay }) => {
    const name = nameOf(userId);
    const [title, text] = stay
      ? [t('ownership.shareTitle', { name }), t('ownership.shareText', { name })]
      : [t('ownership.workspaceTitle', { name }), t('ownership.workspaceText', { name })];
    if (!(await ask({ title, text, action: t('ownership.handOver'), typed: stay ? undefined : name }))) return;
    const call = async () => {
      // Whoever stops being an owner goes on working here.
      if (!stay && admin) await roles.assign({ userId: me.id, roleId: admin.id });
      await roles.assign({ userId, roleId: role.id });
      return stay || (await roles.unassign({ userId: me.id, roleId: role.id }));
    };
    const stale = [roles.list, client.tenancy.members.list];
    if (await act(call, { done: t('ownership.workspaceDone', { name }), stale })) form.reset();
  });
  return (
    <Section title={t('ownership.owners')} lead={t('ownership.ownersLead')}>
      <ul className="flex flex-wrap gap-2">
        {people
          .filter(({ userId }) => owns(userId))
          .map(({ userId, displayName, email }) => (
            <li key={userId} className="rounded-lg border border-line px-3 py-1.5 text-sm">
              <p className="font-medium">{displayName}</p>
              <p className="text-xs break-all text-quiet">{email}</p>
            </li>
          ))}
      </ul>
      {owns(me.id) && (
        <form className="grid gap-3" onSubmit={(event) => void handOver(event)}>
          <MemberField label={t('ownership.to')} without={owns} {...form.register('userId')} />
          <CheckField label={t('ownership.stay')} {...form.register('stay')} />
          <div>
            <Button type="submit" look="primary" disabled={isBusy}>
              {t('ownership.handOver')}
            </Button>
          </div>
        </form>
      )}
    </Section>
  );
}

const KINDS = ['tour', 'event'] as const;
interface Thing {
  kind: (typeof KINDS)[number];
  id: string;
  title: string;
}

/** Some of what there is, what was looked for, and always what was chosen. */
function useThings(text: string, chosen: Thing | undefined): { things: readonly Thing[]; isMore: boolean } {
  const search = useDeferredValue(text.trim());
  const input = { limit: 100, ...(search && { search }) };
  const tours = useBelvedereQuery((client) => client.tours.list, input, { throwOnError: throwAtFirst, placeholderData: keepPreviousData });
  const events = useBelvedereQuery((client) => client.events.list, input, { placeholderData: keepPreviousData });
  const ofKind = (kind: Thing['kind'], items: { id: string; title: string }[] = []) => items.map(({ id, title }) => ({ kind, id, title }));
  const found = [...ofKind('tour', tours.data?.items), ...ofKind('event', events.data?.items)];
  return {
    things: chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found,
    isMore: Boolean(tours.data?.nextCursor ?? events.data?.nextCursor),
  };
}

function OwnerOfThing() {
  const { t } = useTranslation();
  const { ownership } = useBelvedere().access;
  const toasts = useToasts();
  const { nameOf } = usePeople();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Thing>();
  const { things, isMore } = useThings(text, chosen);
  const form = useForm({ defaultValues: { resourceId: '', ownerId: '' } });
  const { errors, isSubmitting } = form.formState;
  const resourceId = useWatch({ control: form.control, name: 'resourceId' });
  const named = { resourceType: chosen?.kind ?? 'tour', resourceId };
  const owned = useBelvedereQuery((client) => client.access.ownership.get, named, { enabled: resourceId !== '' });
  const submit = useSubmit(form, {
    call: (typed) => ownership.transfer({ ...named, ...typed }),
    next: (done) => {
      toasts.done(t('ownership.thingDone', { title: chosen?.title ?? '', name: nameOf(done.ownerId) }));
      setChosen(undefined);
      form.reset();
    },
    stale: [ownership.get],
  });
  return (
    <Section title={t('ownership.things')} lead={t('ownership.thingsLead')}>
      <form className="grid gap-3" onSubmit={submit}>
        <FormProblem message={errors.root?.message} />
        {(isMore || text !== '') && (
          <TextField type="search" label={t('ownership.find')} value={text} onChange={({ target }) => setText(target.value)} />
        )}
        <SelectField
          label={t('ownership.thing')}
          required
          error={errors.resourceId?.message}
          hint={owned.data && t('ownership.belongs', { name: nameOf(owned.data.ownerId) })}
          {...form.register('resourceId', { onChange: ({ target }) => setChosen(things.find(({ id }) => id === target.value)) })}
        >
          <option value="">{t('explain.choose')}</option>
          {KINDS.filter((kind) => things.some((thing) => thing.kind === kind)).map((kind) => (
            <optgroup key={kind} label={t(`ownership.kinds.${kind}`)}>
              {things
                .filter((thing) => thing.kind === kind)
                .map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
            </optgroup>
          ))}
        </SelectField>
        <MemberField
          label={t('ownership.to')}
          without={(userId) => userId === owned.data?.ownerId}
          error={errors.ownerId?.message}
          {...form.register('ownerId')}
        />
        <div>
          <Button type="submit" look="primary" disabled={isSubmitting}>
            {t('ownership.handOver')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
