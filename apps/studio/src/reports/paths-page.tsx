import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/state.tsx';
import { amount } from '../words/moments.ts';
import { ChartCard } from './charts/chart-card.tsx';
import { layoutGraph } from './graph-layout.ts';
import { Nobody } from './nobody.tsx';
import { useReport } from './report-context.ts';
import { ReportHead } from './report-head.tsx';
import { SceneGraph } from './scene-graph.tsx';
import { useTourParts } from './use-names.ts';

/** How people walk through a tour. */
export function PathsPage() {
  const { t } = useTranslation();
  const { days, tourId = '' } = useReport();
  const options = { throwOnError: true, placeholderData: keepPreviousData };
  const { data } = useBelvedereQuery((client) => client.analytics.paths, { ...days, tourId }, options);
  const { sceneName, isPending } = useTourParts(tourId);
  const graph = useMemo(
    () => layoutGraph((data?.items ?? []).map(({ fromSceneId, toSceneId, moves }) => ({ from: fromSceneId, to: toSceneId, moves }))),
    [data],
  );
  const shown = graph.nodes.length - 2;
  return (
    <>
      <ReportHead page="paths" question={{ name: 'paths', tourId }} />
      {(!data || isPending) && <Loading />}
      {data?.items.length === 0 && <Nobody />}
      {!!data?.items.length && !isPending && (
        <ChartCard
          title={t('reports.walks')}
          lead={shown < graph.scenes ? t('reports.moreScenes', { shown, all: graph.scenes }) : undefined}
          table={{
            rows: data.items,
            keyOf: ({ fromSceneId, toSceneId }) => `${fromSceneId} ${toSceneId}`,
            columns: [
              { head: t('reports.fromScene'), cell: ({ fromSceneId }) => (fromSceneId ? sceneName(fromSceneId) : t('reports.outside')) },
              { head: t('reports.toScene'), cell: ({ toSceneId }) => (toSceneId ? sceneName(toSceneId) : t('reports.outside')) },
              { head: t('reports.moves'), className: 'text-end', cell: ({ moves }) => amount(moves) },
            ],
          }}
        >
          <SceneGraph graph={graph} nameOf={sceneName} />
        </ChartCard>
      )}
    </>
  );
}
