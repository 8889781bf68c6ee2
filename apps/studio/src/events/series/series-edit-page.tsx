import type { EventSeriesForesight, EventSeriesView, EventsSeriesUpdateInput, EventView } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead, Section } from '../../ui/page.tsx';
import { Loading } from '../../ui/state.tsx';
import { BasicFields } from '../basic-fields.tsx';
import type { Described, DescribedParts } from '../described.ts';
import { FilmFields } from '../film-fields.tsx';
import { PlaceFields } from '../place-fields.tsx';
import { PlacesFields } from '../places-fields.tsx';
import { SaveBar } from '../save-bar.tsx';
import type { Text } from '../translations/language-choice.tsx';
import { useLeaveGuard } from '../use-leave-guard.ts';
import { whenOf } from '../when.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { RepeatFields } from './repeat-fields.tsx';
import { SeriesDates } from './series-dates.tsx';
import { SeriesLanguages } from './series-languages.tsx';
import { SeriesTimeFields } from './series-time-fields.tsx';

/** What changes of a series, as the server takes it. */
export type SeriesChange = Omit<EventsSeriesUpdateInput, 'id' | 'version' | 'fromEventId' | 'reason'>;

/** Changes all that is to come of a series, or one of its events and those that follow. */
export function SeriesEditPage() {
  const { seriesId } = useParams({ from: '/signed-in/$tenant/shell/events/series/$seriesId/edit' });
  const { from } = useSearch({ from: '/signed-in/$tenant/shell/events/series/$seriesId/edit' });
  const { data: series } = useBelvedereQuery((client) => client.events.series.get, { id: seriesId }, { throwOnError: true });
  const { data: standing } = useBelvedereQuery(
    (client) => client.events.series.foresee,
    { id: seriesId, ...(from !== undefined && { fromEventId: from }) },
    { throwOnError: true },
  );
  const { data: event } = useBelvedereQuery(
    (client) => client.events.get,
    { id: from ?? '' },
    { enabled: from !== undefined, throwOnError: true },
  );
  if (!series || !standing || (from !== undefined && !event)) return <Loading />;
  return <SeriesForm key={`${seriesId} ${from}`} series={series} standing={standing} from={event ?? null} />;
}

/** What the template of a series leaves to the server. */
const USUAL: Omit<Described, 'title'> & { isAllDay: boolean } = {
  description: null,
  language: 'en',
  category: null,
  tags: [],
  venueId: null,
  mapLatitude: null,
  mapLongitude: null,
  capacity: null,
  offerHours: 24,
  reminderHours: 24,
  youtubeId: null,
  isAllDay: false,
};

interface FormProps {
  series: EventSeriesView;
  standing: EventSeriesForesight;
  /** The first of those that change; null for all that are to come. */
  from: EventView | null;
}

function SeriesForm({ series, standing, from }: FormProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const [change, setChange] = useState<SeriesChange>({});
  const [isAsking, setAsking] = useState(false);
  const isChanged = Object.keys(change).length > 0;
  const { allowLeaving } = useLeaveGuard(isChanged);
  const add = (more: SeriesChange) => {
    setChange((before) => ({ ...before, ...more }));
    return undefined;
  };
  const shown = { ...USUAL, ...defined(series.template), ...defined(change) } as Described & { isAllDay: boolean };
  const { rule = standing.recurrence.rule, firstStart = standing.recurrence.firstStart, timeZone = standing.recurrence.timeZone } = change;
  const question = {
    id: series.id,
    ...(from && { fromEventId: from.id }),
    ...pick(change, ['rule', 'firstStart', 'timeZone', 'excluded', 'added']),
  };
  const parts: DescribedParts = { event: shown, edit: (more) => add(more), refusal: () => undefined };
  return (
    <div className="max-w-3xl">
      <PageHead title={t('series.changeTitle')} lead={from ? t('series.changeFromLead', { when: whenOf(from) }) : t('series.changeLead')} />
      <BasicFields {...parts} />
      <SeriesTimeFields
        first={{ firstStart, timeZone }}
        rule={rule}
        isAllDay={shown.isAllDay}
        lengthMinutes={change.lengthMinutes === undefined ? series.lengthMinutes : change.lengthMinutes}
        onChange={add}
      />
      <Section title={t('series.repeats')}>
        <RepeatFields rule={rule} first={{ firstStart, timeZone }} onRule={(next) => add({ rule: next })} />
        <SeriesDates question={question} isAllDay={shown.isAllDay} onChange={add} />
      </Section>
      <PlaceFields {...parts} />
      <PlacesFields {...parts} />
      <FilmFields {...parts} />
      <SeriesLanguages
        original={shown}
        texts={change.translations?.map((text) => ({ description: null, ...defined(text) }) as Text) ?? series.template.translations}
        onTexts={(translations) => add({ translations })}
      />
      {isChanged && <SaveBar onDiscard={() => setChange({})} onSave={() => setAsking(true)} />}
      <ChangeDialog
        series={series}
        question={question}
        change={change}
        open={isAsking}
        onClose={() => setAsking(false)}
        onDone={(seriesId) => {
          allowLeaving();
          return navigate({ to: '/$tenant/events/series/$seriesId', params: { tenant, seriesId } });
        }}
      />
    </div>
  );
}

/** Without what says nothing: an answer may leave a field out by `undefined`. */
function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function pick<T extends object, K extends keyof T>(of: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.flatMap((name) => (of[name] === undefined ? [] : [[name, of[name]]]))) as Pick<T, K>;
}
