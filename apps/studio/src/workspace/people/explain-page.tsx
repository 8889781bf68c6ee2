import { isBelvedereError } from '@belvedere/sdk';
import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../../app/reason-of.ts';
import { SelectField, TextField } from '../../ui/field.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { Fields, Mark, PageHead, Section } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { moment } from '../../words/moments.ts';
import { usePeople } from '../use-people.ts';
import { saidByServer } from '../../words/by-server.ts';

/** Why somebody may do something, or may not; the question stands in the address. */
export function ExplainPage() {
  const { t } = useTranslation();
  const client = useBelvedere();
  const search = useSearch({ from: '/signed-in/$tenant/shell/workspace/explain' });
  const navigate = useNavigate({ from: '/$tenant/workspace/explain' });
  const { people, nameOf } = usePeople();
  const { data: permissions } = useBelvedereQuery(({ access }) => access.permissions.list, {}, { throwOnError: true });
  const { userId, permission, resourceType, resourceId } = search;
  const { explain } = client.access.permissions;
  const input = userId && permission ? { userId, permission, ...(resourceType && resourceId && { resourceType, resourceId }) } : null;
  const answer = useQuery({
    queryKey: belvedereKey(explain, input ?? undefined),
    queryFn: ({ signal }) => explain(input, { signal }),
    enabled: input !== null,
    throwOnError: (error) => !isBelvedereError(error),
  });
  const set = (change: Record<string, string>) =>
    void navigate({ search: Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value)), replace: true });
  return (
    <>
      <PageHead title={t('work.places.explain')} lead={t('explain.lead')} />
      <Section title={t('explain.question')}>
        <Fields>
          <SelectField label={t('audit.who')} value={userId ?? ''} onChange={({ target }) => set({ userId: target.value })}>
            <option value="">{t('explain.choose')}</option>
            {people.map((each) => (
              <option key={each.userId} value={each.userId}>
                {each.displayName}
              </option>
            ))}
          </SelectField>
          <SelectField label={t('roles.permission')} value={permission ?? ''} onChange={({ target }) => set({ permission: target.value })}>
            <option value="">{t('explain.choose')}</option>
            {permissions?.items.map(({ name, description }) => (
              <option key={name} value={name}>
                {name} – {saidByServer(`permissions.${name}`, description)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('explain.thing')}
            hint={t('explain.thingHint')}
            placeholder="tour"
            defaultValue={resourceType}
            onBlur={({ target }) => set({ resourceType: target.value.trim() })}
          />
          <TextField
            label={t('explain.thingId')}
            defaultValue={resourceId}
            onBlur={({ target }) => set({ resourceId: target.value.trim() })}
          />
        </Fields>
      </Section>
      {input && answer.isPending && <Loading />}
      {answer.isError && <FormProblem message={reasonOf(answer.error)} />}
      {answer.data && (
        <Section
          title={t(answer.data.allowed ? 'explain.yes' : 'explain.no', { name: nameOf(userId ?? null) })}
          lead={answer.data.reason}
          actions={
            <Mark tone={answer.data.allowed ? 'good' : 'bad'}>{t(answer.data.allowed ? 'accessLog.allowed' : 'accessLog.refused')}</Mark>
          }
        >
          <ul className="grid gap-2">
            {answer.data.path.map((step) => (
              <li
                key={`${step.kind} ${step.id}`}
                className="flex flex-wrap items-center gap-3 rounded-lg border border-line px-3 py-2 text-sm"
              >
                <Mark tone={step.effect === 'allow' ? 'good' : 'bad'}>{t(`explain.effects.${step.effect}`)}</Mark>
                <span>
                  {t(`explain.kinds.${step.kind}`)} <span className="font-medium">{step.name}</span>
                </span>
                {step.until && <span className="text-xs text-quiet">{t('keys.until', { when: moment(step.until) })}</span>}
              </li>
            ))}
          </ul>
          {answer.data.path.length === 0 && <p className="text-sm text-quiet">{t('explain.nothing')}</p>}
        </Section>
      )}
    </>
  );
}
