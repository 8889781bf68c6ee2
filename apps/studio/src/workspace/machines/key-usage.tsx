import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../ui/field.tsx';
import { Loading } from '../../ui/state.tsx';
import { Table } from '../../ui/table.tsx';
import { amount } from '../../words/moments.ts';

const GROUPS = ['endpoint', 'status', 'day'] as const;
const DAYS = 30 * 86_400_000;

/** What a key called in the last thirty days. */
export function KeyUsage({ keyId }: { keyId: string }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<(typeof GROUPS)[number]>('endpoint');
  const [span] = useState(() => {
    const to = new Date();
    return { from: new Date(to.getTime() - DAYS), to };
  });
  const { data } = useBelvedereQuery((client) => client.keys.usage, { ...span, by, keyId }, { throwOnError: true });
  return (
    <div className="grid gap-4">
      <SelectField
        label={t('keys.usageBy')}
        value={by}
        onChange={({ target }) => setBy(GROUPS.find((each) => each === target.value) ?? 'endpoint')}
      >
        {GROUPS.map((each) => (
          <option key={each} value={each}>
            {t(`keys.groups.${each}`)}
          </option>
        ))}
      </SelectField>
      {!data && <Loading />}
      {data?.items.length === 0 && <p className="text-sm text-quiet">{t('keys.unused')}</p>}
      {!!data?.items.length && (
        <Table
          label={t('keys.usage')}
          rows={data.items}
          keyOf={({ group }) => group}
          columns={[
            { head: t(`keys.groups.${by}`), cell: ({ group }) => <span className="font-mono text-xs break-all">{group}</span> },
            { head: t('keys.calls'), className: 'text-end', cell: ({ calls }) => amount(calls) },
            { head: t('keys.errors'), className: 'text-end', cell: ({ errors }) => amount(errors) },
            { head: t('keys.slow'), minor: true, className: 'text-end', cell: ({ p95Ms }) => `${amount(Math.round(p95Ms))} ms` },
          ]}
        />
      )}
    </div>
  );
}
