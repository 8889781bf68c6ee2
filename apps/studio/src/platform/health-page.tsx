import type { HealthView } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Mark, PageHead } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { ago } from '../words/format.ts';
import { amount, bytes, moment } from '../words/moments.ts';

const TONES = { ok: 'good', warn: 'warn', fail: 'bad' } as const;
/** Where one looks closer. */
const ROOMS = { queues: '/platform/jobs', mail: '/platform/mail', backups: '/platform/recovery' } as const;
const hasRoom = (name: string): name is keyof typeof ROOMS => Object.hasOwn(ROOMS, name);

/** Whether all of the installation is well, and what to do where it is not. */
export function HealthPage() {
  const { t } = useTranslation();
  const { data, refetch, isFetching } = useBelvedereQuery(
    (client) => client.operations.health.get,
    {},
    { throwOnError: true, refetchInterval: 30_000 },
  );
  return (
    <>
      <PageHead title={t('platform.places.health')} lead={data ? t('health.measured', { when: moment(data.checkedAt) }) : undefined}>
        <Button disabled={isFetching} onClick={() => void refetch()}>
          {t('health.again')}
        </Button>
      </PageHead>
      {!data && <Loading />}
      {data && (
        <>
          <ul className="mb-8 grid gap-3 sm:grid-cols-2">
            {data.checks.map(({ name, status, code }) => (
              <li key={name} className="grid content-start gap-2 rounded-xl border border-line bg-sheet p-4">
                <div className="flex items-baseline justify-between gap-3">
                  <h2 className="font-semibold">{t(`health.checks.${name}`)}</h2>
                  <Mark tone={TONES[status]}>{t(`health.status.${status}`)}</Mark>
                </div>
                <p className="text-sm text-quiet">{figuresOf(name, data)}</p>
                {status !== 'ok' && <p className="text-sm">{t(`health.advice.${code}`)}</p>}
                {hasRoom(name) && (
                  <Link to={ROOMS[name]} className="justify-self-start text-sm text-accent underline underline-offset-3">
                    {t('health.look')}
                  </Link>
                )}
              </li>
            ))}
          </ul>
          <h2 className="mb-3 font-semibold">{t('health.checks.schedules')}</h2>
          {data.schedules.length === 0 && <p className="text-sm text-quiet">{t('health.noSchedules')}</p>}
          {data.schedules.length > 0 && (
            <Table
              label={t('health.checks.schedules')}
              rows={data.schedules.toSorted((a, b) => Number(b.isOverdue) - Number(a.isOverdue))}
              keyOf={({ name }) => name}
              columns={[
                { head: t('health.schedule'), cell: ({ name }) => <span className="font-mono text-xs break-all">{name}</span> },
                {
                  head: t('health.cron'),
                  minor: true,
                  cell: ({ cron }) => <span className="font-mono text-xs whitespace-nowrap">{cron}</span>,
                },
                { head: t('health.lastDone'), cell: ({ doneAt }) => (doneAt ? ago(doneAt) : '–') },
                { head: t('health.lastFailed'), minor: true, cell: ({ failedAt }) => (failedAt ? ago(failedAt) : '–') },
                {
                  head: t('members.state'),
                  cell: ({ isOverdue }) => (
                    <Mark tone={isOverdue ? 'warn' : 'good'}>{t(isOverdue ? 'health.overdue' : 'health.onTime')}</Mark>
                  ),
                },
              ]}
            />
          )}
        </>
      )}
    </>
  );

  function figuresOf(name: HealthView['checks'][number]['name'], health: HealthView): ReactNode {
    const { database, storage, worker, backups, queues, mail, schedules } = health;
    const overdue = schedules.filter(({ isOverdue }) => isOverdue).length;
    switch (name) {
      case 'database':
        return t('health.figures.database', {
          version: database.version,
          latency: amount(database.latencyMs),
          size: bytes(database.sizeBytes),
          connections: amount(database.connections),
          most: amount(database.maxConnections),
        });
      case 'storage':
        return storage.freeBytes === null ? t('health.figures.unbounded') : t('health.figures.storage', { free: bytes(storage.freeBytes) });
      case 'worker':
        return worker.seenAt ? t('health.figures.worker', { when: ago(worker.seenAt) }) : t('health.figures.noWorker');
      case 'schedules':
        return t('health.figures.schedules', { all: amount(schedules.length), overdue: amount(overdue) });
      case 'backups':
        return backups.newestAt ? t('health.figures.backups', { when: ago(backups.newestAt) }) : t('health.figures.noBackups');
      case 'queues':
        return t('health.figures.queues', { waiting: amount(queues.waiting), failed: amount(queues.failed) });
      case 'mail':
        return t('health.figures.mail', { waiting: amount(mail.waiting), failed: amount(mail.failed), sent: amount(mail.sent) });
    }
  }
}
