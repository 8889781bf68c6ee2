import { useBelvedereQuery } from '@belvedere/sdk/react';
import type { TourManifest } from '@belvedere/viewer';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTour } from '../editor/use-tour.ts';
import { SelectField } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import { amount } from '../words/moments.ts';
import { HEAT_GRADIENT } from './heat-colors.ts';
import { HeatLayer } from './heat-layer.tsx';
import { percent } from './numbers.ts';
import { useReport } from './report-context.ts';
import { ReportHead } from './report-head.tsx';
import { useTourParts } from './use-names.ts';

const MOST_ROWS = 50;

/** Where people look in a scene, on the panorama itself. */
export function HeatmapPage() {
  const { t } = useTranslation();
  const { days, tourId = '', search, set } = useReport();
  const { manifest, scenes, isPending } = useTourParts(tourId);
  const scene = scenes.find(({ id }) => id === search.scene) ?? scenes[0];
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const bare = useMemo((): TourManifest | null => {
    if (!manifest) return null;
    const still = { autoplay: { enabled: false, speed: 1 }, plans: [], steps: [] };
    return { ...manifest, ...still, scenes: manifest.scenes.map((each) => ({ ...each, hotspots: [] })) };
  }, [manifest]);
  const [tour] = useTour({ frame, manifest: bare, sceneId: scene?.id });
  const { data } = useBelvedereQuery(
    (client) => client.analytics.heatmap,
    { ...days, tourId, sceneId: scene?.id ?? '' },
    { throwOnError: true, placeholderData: keepPreviousData, enabled: scene !== undefined },
  );
  const most = useMemo(() => [...(data?.items ?? [])].sort((a, b) => b.samples - a.samples).slice(0, MOST_ROWS), [data]);
  const middle = (from: number, to: number) => amount(Math.round((from + to) / 2));
  return (
    <>
      <ReportHead page="heatmap" question={scene && { name: 'heatmap', tourId, sceneId: scene.id }} />
      {isPending && <Loading />}
      {!isPending && !scene && <p className="py-10 text-center text-quiet">{t('reports.heatNoPicture')}</p>}
      {scene && (
        <Section
          title={t('reports.heatOf', { scene: scene.title })}
          lead={
            data && data.samples > 0
              ? t('reports.heatSum', { seconds: amount(data.samples), visits: amount(data.visits) })
              : t('reports.heatNothing')
          }
          actions={
            <div className="w-52 shrink-0">
              <SelectField bare label={t('reports.scene')} value={scene.id} onChange={({ target }) => set({ scene: target.value })}>
                {scenes.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </SelectField>
            </div>
          }
        >
          <div className="relative aspect-[2/1] overflow-hidden rounded-lg bg-black max-sm:aspect-square">
            <div ref={setFrame} className="absolute inset-0" />
            {tour && data && <HeatLayer tour={tour} bins={data.items} />}
          </div>
          <p aria-hidden className="flex items-center gap-3 text-xs text-quiet">
            {t('reports.heatLess')}
            <span className="h-2.5 w-40 rounded-full" style={{ background: HEAT_GRADIENT }} />
            {t('reports.heatMore')}
          </p>
          {most.length > 0 && data && (
            <details className="text-sm">
              <summary className="w-fit cursor-pointer rounded text-quiet hover:text-ink">{t('reports.asTable')}</summary>
              <div className="mt-3 max-h-96 overflow-auto">
                <Table
                  label={t('reports.heatOf', { scene: scene.title })}
                  rows={most}
                  keyOf={({ yawFrom, pitchFrom }) => `${yawFrom} ${pitchFrom}`}
                  columns={[
                    {
                      head: t('reports.lookedAt'),
                      cell: ({ yawFrom, yawTo, pitchFrom, pitchTo }) =>
                        t('reports.direction', { yaw: middle(yawFrom, yawTo), pitch: middle(pitchFrom, pitchTo) }),
                    },
                    { head: t('reports.seconds'), className: 'text-end', cell: ({ samples }) => amount(samples) },
                    { head: t('reports.share'), className: 'text-end', cell: ({ samples }) => percent(samples / data.samples, 1) },
                  ]}
                />
              </div>
            </details>
          )}
        </Section>
      )}
    </>
  );
}
