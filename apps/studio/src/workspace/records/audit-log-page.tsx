import type { AuditLogListInput, AuditLogView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Facts, PageHead } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { More, Table } from '../../ui/table.tsx';
import { useAct } from '../../ui/use-act.ts';
import { amount, moment } from '../../words/moments.ts';
import { ChangeTable } from '../change-table.tsx';
import { changesOf } from '../changes-of.ts';
import { spanOf } from './span-of.ts';
import { usePeople } from '../use-people.ts';

/** Everything that was done, by whom; what is looked for stands in the address. */
export function AuditLogPage() {
  const { t } = useTranslation();
  const { auditLog } = useBelvedere();
  const search = useSearch({ from: '/signed-in/$tenant/shell/workspace/audit-log' });
  const navigate = useNavigate({ from: '/$tenant/workspace/audit-log' });
  const { people, nameOf } = usePeople();
  const { act, isBusy } = useAct();
  const [shown, setShown] = useState<AuditLogView | null>(null);
  const [verdict, setVerdict] = useState<Awaited<ReturnType<typeof auditLog.verify>> | null>(null);
  const { from, to, ...exact } = search;
  const filter: Omit<AuditLogListInput, 'cursor' | 'limit'> = { ...exact, ...spanOf(from, to) };
  const list = useBelvedereInfiniteQuery((client) => client.auditLog.list, { ...filter, limit: 50 }, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const set = (change: Record<string, string>) => {
    const next = Object.entries({ ...search, ...change }).filter(([, value]) => value !== '');
    void navigate({ search: Object.fromEntries(next), replace: true });
  };
  const verify = async () => setVerdict((await act(() => auditLog.verify())) ?? null);
  const download = async () => {
    const made = await act(() => auditLog.export({ ...filter, format: 'csv' }));
    if (made) location.assign(made.url);
  };
  const who = (entry: AuditLogView) => (entry.userId ? nameOf(entry.userId) : t(`audit.actors.${actorOf(entry.actorType)}`));
  return (
    <>
      <PageHead title={t('work.places.auditLog')} lead={t('audit.lead')}>
        <Button disabled={isBusy} onClick={() => void verify()}>
          {t('audit.verify')}
        </Button>
        <Button disabled={isBusy} onClick={() => void download()}>
          {t('audit.export')}
        </Button>
      </PageHead>
      {verdict && (
        <output
          className={`mb-5 flex items-center gap-3 rounded-xl border bg-sheet px-4 py-3 text-sm ${verdict.intact ? 'border-good text-good' : 'border-danger text-danger'}`}
        >
          {verdict.intact ? <ShieldCheck size={20} aria-hidden /> : <ShieldAlert size={20} aria-hidden />}
          {verdict.intact
            ? t('audit.intact', { count: verdict.entries, number: amount(verdict.entries) })
            : t('audit.broken', { sequence: verdict.fault?.sequence ?? '?', kind: verdict.fault?.kind ?? '?' })}
        </output>
      )}
      <search className="mb-5 grid grid-cols-2 items-end gap-3 lg:grid-cols-5">
        <TextField
          key={search.action}
          label={t('audit.action')}
          placeholder="tours.tour.published"
          defaultValue={search.action}
          onBlur={({ target }) => set({ action: target.value.trim() })}
          onKeyDown={(event) => event.key === 'Enter' && set({ action: event.currentTarget.value.trim() })}
        />
        <TextField
          key={`of-${search.resourceType}`}
          label={t('audit.resource')}
          placeholder="tour"
          defaultValue={search.resourceType}
          onBlur={({ target }) => set({ resourceType: target.value.trim() })}
          onKeyDown={(event) => event.key === 'Enter' && set({ resourceType: event.currentTarget.value.trim() })}
        />
        <SelectField label={t('audit.who')} value={search.userId ?? ''} onChange={({ target }) => set({ userId: target.value })}>
          <option value="">{t('parts.all')}</option>
          {people.map(({ userId, displayName }) => (
            <option key={userId} value={userId}>
              {displayName}
            </option>
          ))}
        </SelectField>
        <TextField label={t('audit.from')} type="date" value={from ?? ''} onChange={({ target }) => set({ from: target.value })} />
        <TextField label={t('audit.to')} type="date" value={to ?? ''} onChange={({ target }) => set({ to: target.value })} />
      </search>
      {!rows && <Loading />}
      {rows?.length === 0 && <p className="py-10 text-center text-quiet">{t('audit.nothing')}</p>}
      {!!rows?.length && (
        <Table
          label={t('work.places.auditLog')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('audit.when'),
              cell: (entry) => (
                <button
                  type="button"
                  className="text-start whitespace-nowrap text-accent underline underline-offset-3"
                  aria-label={`${t('audit.open')}: ${entry.action}, ${moment(entry.occurredAt)}`}
                  onClick={() => setShown(entry)}
                >
                  {moment(entry.occurredAt)}
                </button>
              ),
            },
            { head: t('audit.who'), minor: true, cell: who },
            { head: t('audit.action'), cell: ({ action }) => <span className="font-mono text-xs break-all">{action}</span> },
            {
              head: t('audit.resource'),
              minor: true,
              cell: ({ resourceType, resourceId }) => (
                <span className="text-quiet">
                  {resourceType} {resourceId?.slice(0, 13)}
                </span>
              ),
            },
          ]}
        />
      )}
      <More list={list} />
      <Dialog
        title={t('audit.entry', { number: shown?.sequence ?? '' })}
        open={shown !== null}
        onClose={() => setShown(null)}
        className="w-[min(46rem,calc(100vw-2rem))]"
      >
        {shown && <Entry entry={shown} who={who(shown)} />}
      </Dialog>
    </>
  );
}

const ACTORS = ['user', 'api_key', 'system'] as const;
const actorOf = (type: string) => ACTORS.find((each) => each === type) ?? 'system';

function Entry({ entry, who }: { entry: AuditLogView; who: string }) {
  const { t } = useTranslation();
  const changes = changesOf(entry.changes);
  return (
    <>
      <Facts
        facts={[
          [t('audit.when'), moment(entry.occurredAt)],
          [t('audit.who'), who],
          [t('audit.action'), entry.action],
          [t('audit.resource'), `${entry.resourceType} ${entry.resourceId ?? ''}`],
          [t('audit.address'), entry.ipAddress ?? '–'],
          [t('audit.program'), entry.userAgent ?? '–'],
          [t('audit.request'), entry.requestId ?? '–'],
          [
            t('audit.hash'),
            <span key="hash" className="font-mono text-xs break-all">
              {entry.hash}
            </span>,
          ],
        ]}
      />
      {changes.length > 0 && <ChangeTable changes={changes} />}
    </>
  );
}
