import { useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';
import { Mark, PageHead, Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { More, Table } from '../ui/table.tsx';
import { ago } from '../words/format.ts';
import { bytes, moment } from '../words/moments.ts';

const TONES = { running: 'warn', succeeded: 'good', failed: 'bad' } as const;

/** Which backups there are, and when somebody last tried to live by one. */
export function RecoveryPage() {
  const { t } = useTranslation();
  const list = useBelvedereInfiniteQuery((client) => client.recovery.backups.list, { limit: 30 }, { throwOnError: true });
  const { data: ways } = useBelvedereQuery((client) => client.recovery.procedures.list, {}, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={t('platform.places.recovery')} lead={t('platform.recoveryLead')} />
      {!rows && <Loading />}
      {rows?.length === 0 && <p className="py-8 text-center text-quiet">{t('platform.noBackups')}</p>}
      {!!rows?.length && (
        <Table
          label={t('platform.backups')}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: t('audit.when'), cell: ({ startedAt }) => moment(startedAt) },
            { head: t('media.kind'), minor: true, cell: ({ backupType }) => backupType },
            { head: t('media.size'), cell: ({ sizeBytes }) => bytes(sizeBytes) },
            { head: t('members.state'), cell: ({ status }) => <Mark tone={TONES[status]}>{t(`platform.backupStatus.${status}`)}</Mark> },
            { head: t('platform.verified'), minor: true, cell: ({ verifiedAt }) => (verifiedAt ? ago(verifiedAt) : t('parts.never')) },
          ]}
        />
      )}
      <More list={list} />
      <div className="mt-6">
        {ways?.items.map(({ id, procedureName, description, steps, lastTestedAt, lastResult }) => (
          <Section
            key={id}
            title={procedureName}
            lead={description}
            actions={
              <Mark tone={lastResult === null ? 'warn' : lastResult.ok ? 'good' : 'bad'}>
                {lastTestedAt ? t('platform.tested', { when: ago(lastTestedAt) }) : t('platform.untested')}
              </Mark>
            }
          >
            <ol className="list-decimal ps-5 text-sm">
              {steps.map((step) => (
                <li key={step} className="break-words">
                  {step}
                </li>
              ))}
            </ol>
          </Section>
        ))}
      </div>
    </>
  );
}
