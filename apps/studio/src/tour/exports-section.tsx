import type { TourExportView, TourView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { CheckField, SelectField } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { bytes, moment } from '../words/moments.ts';

const LOOK_EVERY = 1500;

/** The whole tour as a file that opens without a server. */
export function ExportsSection({ tour }: { tour: TourView }) {
  const { t } = useTranslation();
  const { exports } = useBelvedere().tours;
  const { act, isBusy } = useAct();
  const isLive = tour.status === 'published';
  const [source, setSource] = useState<'live' | 'draft'>(isLive ? 'live' : 'draft');
  const [originals, setOriginals] = useState(false);
  const { data } = useBelvedereQuery(
    (client) => client.tours.exports.list,
    { tourId: tour.id },
    { refetchInterval: ({ state }) => (state.data?.items.some(isRunning) ? LOOK_EVERY : false) },
  );
  const download = async ({ id }: TourExportView) => {
    const answer = await act(() => exports.download({ id }));
    if (answer) location.assign(answer.url);
  };
  return (
    <Section title={t('share.offline')} lead={t('share.offlineLead')}>
      <div className="grid gap-3">
        <SelectField
          label={t('share.exportOf')}
          value={source}
          onChange={({ target }) => setSource(target.value === 'live' ? 'live' : 'draft')}
        >
          {isLive && <option value="live">{t('share.ofLive')}</option>}
          <option value="draft">{t('share.ofDraft')}</option>
        </SelectField>
        <CheckField label={t('share.originals')} checked={originals} onChange={({ target }) => setOriginals(target.checked)} />
        <Button
          className="justify-self-start"
          disabled={isBusy}
          onClick={() =>
            void act(() => exports.create({ tourId: tour.id, source, originals }), { done: t('share.exporting'), stale: [exports.list] })
          }
        >
          {t('share.export')}
        </Button>
      </div>
      {!!data?.items.length && (
        <ul className="grid divide-y divide-line border-t border-line">
          {data.items.map((each) => (
            <li key={each.id} className="flex items-center gap-3 py-2">
              <div className="min-w-0 flex-1">
                <p className="truncate text-sm">{moment(each.createdAt)}</p>
                <p className={each.status === 'failed' ? 'text-xs text-danger' : 'text-xs text-quiet'}>
                  {each.status === 'failed' && (each.failure ?? t('upload.failed'))}
                  {isRunning(each) && t('share.exportRunning', { percent: Math.round(each.progress * 100) })}
                  {each.status === 'done' &&
                    `${each.fileSize === null ? '' : `${bytes(each.fileSize)} · `}${t('share.keptUntil', { when: moment(each.expiresAt) })}`}
                </p>
                {isRunning(each) && (
                  <progress className="h-1 w-full accent-accent" max={1} value={each.progress} aria-label={t('share.offline')} />
                )}
              </div>
              {each.status === 'done' && (
                <Button onClick={() => void download(each)}>
                  <Download size={16} aria-hidden />
                  {t('share.download')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function isRunning({ status }: TourExportView): boolean {
  return status === 'waiting' || status === 'running';
}
