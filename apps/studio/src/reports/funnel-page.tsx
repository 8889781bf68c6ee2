import { useBelvedereQuery } from '@belvedere/sdk/react';
import { keepPreviousData } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { amount } from '../words/moments.ts';
import { FEWEST, MOST, placeOf, readSteps, STEP_TYPES, writeSteps, type Step } from './funnel-steps.ts';
import { percent } from './numbers.ts';
import { useReport } from './report-context.ts';
import { lengthOf } from './report-days.ts';
import { ReportHead } from './report-head.tsx';
import { useTourParts } from './use-names.ts';

/** As the server counts them: of single visits. */
const LONGEST = 93;
const LONGEST_NAME = 80;

/** How many visits came how far along some steps, which one chooses. */
export function FunnelPage() {
  const { t } = useTranslation();
  const { days, tourId = '', search, set } = useReport();
  const parts = useTourParts(tourId);
  const steps = readSteps(search.steps);
  const nameOf = ({ type, at }: Step) => {
    const kind = placeOf(type);
    const place = at && kind && (kind === 'scene' ? parts.sceneName(at) : parts.hotspotName(at));
    return `${t(`reports.stepTypes.${type}`)}${place ? `: ${place}` : ''}`.slice(0, LONGEST_NAME);
  };
  const asked = steps.map((step) => {
    const kind = placeOf(step.type);
    return {
      name: nameOf(step),
      type: step.type,
      ...(step.at && kind === 'scene' && { sceneId: step.at }),
      ...(step.at && kind === 'hotspot' && { hotspotId: step.at }),
    };
  });
  const isTooLong = lengthOf(days) > LONGEST;
  const { data } = useBelvedereQuery(
    (client) => client.analytics.funnel,
    { ...days, tourId, steps: asked },
    { throwOnError: true, placeholderData: keepPreviousData, enabled: !isTooLong && !parts.isPending },
  );
  const put = (next: readonly Step[]) => set({ steps: writeSteps(next) });
  const change = (index: number, step: Step) => put(steps.map((each, at) => (at === index ? step : each)));
  return (
    <>
      <ReportHead page="funnel" question={isTooLong || parts.isPending ? undefined : { name: 'funnel', tourId, steps: asked }} />
      <div className="grid items-start gap-x-6 xl:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <Section title={t('reports.steps')}>
          <ol className="grid gap-4">
            {steps.map((step, index) => (
              <li key={index} className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
                <SelectField
                  label={t('reports.step', { number: index + 1 })}
                  value={step.type}
                  onChange={({ target }) => change(index, { type: STEP_TYPES.find((each) => each === target.value) ?? 'tour_view' })}
                >
                  {STEP_TYPES.map((type) => (
                    <option key={type} value={type}>
                      {t(`reports.stepTypes.${type}`)}
                    </option>
                  ))}
                </SelectField>
                <IconButton
                  label={t('reports.removeStep', { number: index + 1 })}
                  disabled={steps.length <= FEWEST}
                  onClick={() => put(steps.filter((_, at) => at !== index))}
                >
                  <X size={16} aria-hidden />
                </IconButton>
                {placeOf(step.type) && (
                  <StepPlace
                    label={`${t('reports.step', { number: index + 1 })}: ${t('reports.stepAt')}`}
                    step={step}
                    parts={parts}
                    onChange={(next) => change(index, next)}
                  />
                )}
              </li>
            ))}
          </ol>
          <Button disabled={steps.length >= MOST} onClick={() => put([...steps, { type: 'hotspot_click' }])}>
            <Plus size={16} aria-hidden />
            {t('reports.addStep')}
          </Button>
        </Section>
        <Section title={t('reports.stepByStep')}>
          {isTooLong && <p className="text-sm text-quiet">{t('reports.funnelTooLong')}</p>}
          {!isTooLong && !data && <Loading />}
          {!isTooLong && data && <Funnel steps={data.steps} />}
        </Section>
      </div>
    </>
  );
}

function StepPlace({
  label,
  step,
  parts,
  onChange,
}: {
  label: string;
  step: Step;
  parts: ReturnType<typeof useTourParts>;
  onChange: (step: Step) => void;
}) {
  const { t } = useTranslation();
  return (
    <SelectField
      bare
      label={label}
      value={step.at ?? ''}
      onChange={({ target }) => onChange({ type: step.type, ...(target.value && { at: target.value }) })}
    >
      <option value="">{t('reports.any')}</option>
      {placeOf(step.type) === 'scene'
        ? parts.scenes.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))
        : parts.scenes
            .filter(({ hotspots }) => hotspots.length > 0)
            .map(({ id, title, hotspots }) => (
              <optgroup key={id} label={title}>
                {hotspots.map((hotspot) => (
                  <option key={hotspot.id} value={hotspot.id}>
                    {hotspot.title}
                  </option>
                ))}
              </optgroup>
            ))}
    </SelectField>
  );
}

/** Steps below each other, each as wide as it has visits: it is read as a list, and looked at as a funnel. */
function Funnel({ steps }: { steps: readonly { name: string; visits: number; rate: number | null }[] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...steps.map(({ visits }) => visits));
  return (
    <ol className="grid gap-1">
      {steps.map(({ name, visits, rate }, index) => {
        const before = steps[index - 1]?.visits ?? 0;
        return (
          <li key={index} className="grid gap-1">
            {index > 0 && (
              <p className="py-1 text-center text-xs text-quiet">
                <span aria-hidden>↓ </span>
                {t('reports.went', { share: percent(before === 0 ? 0 : visits / before) })}
              </p>
            )}
            <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
              <span className="me-auto font-medium">{name}</span>
              <span className="text-lg font-semibold tabular-nums">{amount(visits)}</span>
              {index > 0 && rate !== null && <span className="text-xs text-quiet">{t('reports.ofAll', { share: percent(rate, 1) })}</span>}
            </p>
            <span aria-hidden className="flex h-9 justify-center overflow-hidden rounded-md bg-raised">
              <span
                className="block h-full rounded-md bg-series-1"
                style={{ width: `${(visits / most) * 100}%`, opacity: 1 - (index / steps.length) * 0.45 }}
              />
            </span>
          </li>
        );
      })}
    </ol>
  );
}
