import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../ui/field.tsx';
import { Loading } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { amount } from '../words/moments.ts';
import { CellBar } from './charts/bar-list.tsx';
import { Nobody } from './nobody.tsx';
import { duration, percent } from './numbers.ts';
import { useReport } from './report-context.ts';
import { ReportHead } from './report-head.tsx';
import { DIMENSIONS, valueName } from './value-name.ts';

/** With what and from where people look, and what led them here. */
export function VisitorsPage() {
  const { t } = useTranslation();
  const { days, tourId, search, set } = useReport();
  const by = DIMENSIONS.find((each) => each === search.of) ?? 'device';
  const asked = { by, ...(tourId !== undefined && { tourId }) };
  const options = { throwOnError: true, placeholderData: keepPreviousData };
  const { data } = useBelvedereQuery((client) => client.analytics.visitors, { ...days, ...asked }, options);
  const all = data?.items.reduce((sum, { visits }) => sum + visits, 0) ?? 0;
  const most = Math.max(0, ...(data?.items.map(({ visits }) => visits) ?? []));
  return (
    <>
      <ReportHead page="visitors" question={{ name: 'visitors', ...asked }} />
      <div className="mb-5 max-w-64">
        <SelectField
          label={t('reports.dimension')}
          value={by}
          onChange={({ target }) => set({ of: target.value === 'device' ? '' : target.value })}
        >
          {DIMENSIONS.map((each) => (
            <option key={each} value={each}>
              {t(`reports.dimensions.${each}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {!data && <Loading />}
      {data?.items.length === 0 && <Nobody />}
      {!!data?.items.length && (
        <Table
          label={t(`reports.dimensions.${by}`)}
          rows={data.items}
          keyOf={({ value }) => value}
          columns={[
            {
              head: t(`reports.dimensions.${by}`),
              className: 'max-w-72 min-w-28 wrap-anywhere',
              cell: ({ value }) => valueName(t, by, value),
            },
            {
              head: t('reports.metrics.visits'),
              cell: ({ visits }) => (
                <CellBar value={visits} most={most}>
                  {amount(visits)}
                </CellBar>
              ),
            },
            { head: t('reports.share'), className: 'text-end', cell: ({ visits }) => percent(visits / Math.max(1, all), 1) },
            {
              head: t('reports.metrics.visitMs'),
              minor: true,
              className: 'text-end whitespace-nowrap',
              cell: ({ visitMs }) => duration(visitMs),
            },
          ]}
        />
      )}
    </>
  );
}
