import { useTranslation } from 'react-i18next';
import { Table } from '../ui/table.tsx';
import type { Change } from './changes-of.ts';

/** What changed, member by member: before and after. */
export function ChangeTable({ changes }: { changes: readonly Change[] }) {
  const { t } = useTranslation();
  return (
    <Table
      label={t('audit.changes')}
      rows={changes}
      keyOf={({ name }) => name}
      columns={[
        { head: t('audit.field'), className: 'align-top', cell: ({ name }) => <span className="font-mono text-xs">{name}</span> },
        {
          head: t('audit.before'),
          className: 'align-top',
          cell: ({ before }) => before !== null && <del className="text-xs break-all text-danger">{before}</del>,
        },
        {
          head: t('audit.after'),
          className: 'align-top',
          cell: ({ after }) => after !== null && <ins className="text-xs break-all text-good no-underline">{after}</ins>,
        },
      ]}
    />
  );
}
