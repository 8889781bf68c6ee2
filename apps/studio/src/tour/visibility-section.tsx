import type { TourView } from '@belvedere/sdk';
import { useBelvedere } from '@belvedere/sdk/react';
import { RadioGroup } from 'radix-ui';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../ui/ask.tsx';
import { Section } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';
import { TourLinks } from './tour-links.tsx';
import { TourPasswords } from './tour-passwords.tsx';
import { useTourChanged } from './use-tour-changed.ts';

const VISIBILITIES = ['public', 'unlisted', 'password', 'private'] as const;

/** Who may see a live tour; it counts at once. */
export function VisibilitySection({ tour }: { tour: TourView }) {
  const { t } = useTranslation();
  const { tours } = useBelvedere();
  const changed = useTourChanged();
  const ask = useAsk();
  const { act, isBusy } = useAct();
  const id = useId();
  const { visibility, status } = tour;
  const choose = async (wanted: string) => {
    const next = VISIBILITIES.find((each) => each === wanted);
    if (!next || next === visibility) return;
    const isClosing = (next === 'private' || next === 'password') && (visibility === 'public' || visibility === 'unlisted');
    const question = { title: t(`publish.visibilities.${next}`), text: t('publish.closes'), action: t('publish.close') };
    if (status === 'published' && isClosing && !(await ask(question))) return;
    const after = await act(() => tours.update({ id: tour.id, version: tour.version, visibility: next }), {
      done: t('publish.visibilityDone'),
    });
    if (after) await changed(after);
  };
  return (
    <>
      <Section title={t('publish.visibility')} lead={t('publish.visibilityLead')}>
        <RadioGroup.Root
          aria-label={t('publish.visibility')}
          value={visibility}
          disabled={isBusy}
          onValueChange={(next) => void choose(next)}
          className="grid gap-1"
        >
          {VISIBILITIES.map((each) => (
            <div key={each} className="flex items-start gap-3 rounded-lg px-2 py-1.5 hover:bg-raised">
              <RadioGroup.Item
                id={`${id}-${each}`}
                value={each}
                aria-describedby={`${id}-${each}-note`}
                className="mt-0.5 grid size-5 shrink-0 place-items-center rounded-full border border-edge bg-sheet data-[state=checked]:border-accent"
              >
                <RadioGroup.Indicator className="size-2.5 rounded-full bg-accent" />
              </RadioGroup.Item>
              <div className="min-w-0">
                <label htmlFor={`${id}-${each}`} className="cursor-pointer text-sm font-medium">
                  {t(`publish.visibilities.${each}`)}
                </label>
                <p id={`${id}-${each}-note`} className="text-xs text-quiet">
                  {t(`publish.visibilityNotes.${each}`)}
                </p>
              </div>
            </div>
          ))}
        </RadioGroup.Root>
      </Section>
      {visibility === 'password' && <TourPasswords tourId={tour.id} />}
      {(visibility === 'password' || visibility === 'private') && <TourLinks tourId={tour.id} />}
    </>
  );
}
