import type { PublishedTour, TourView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link, useParams } from '@tanstack/react-router';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { Checklist } from '../tour/checklist.tsx';
import { useTourChanged } from '../tour/use-tour-changed.ts';
import { Button, buttonClass } from '../ui/button.tsx';
import { FormProblem } from '../ui/form-problem.tsx';

/** What is still to do, the button, and the way on. */
export function PublishForm({ tour }: { tour: TourView }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const changed = useTourChanged();
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const [published, setPublished] = useState<PublishedTour | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const findings = useBelvedereQuery((api) => api.tours.findings, { id: tour.id }, { staleTime: 0 });
  const isStopped = !findings.data || findings.data.items.some(({ severity }) => severity === 'error');
  const params = { tenant, tourId: tour.id };

  const publish = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const answer = await client.tours.publish({ id: tour.id });
      setPublished(answer);
      await changed(answer.tour);
    } catch (error) {
      setProblem(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (published)
    return (
      <div className="grid gap-5">
        <output className="flex items-center gap-2 font-medium text-good">
          <CircleCheck size={20} aria-hidden />
          {t('editor.published')}
        </output>
        <div className="flex flex-wrap gap-2">
          <a href={published.url} target="_blank" rel="noreferrer" className={buttonClass('primary')}>
            {t('editor.view')}
          </a>
          <Link to="/$tenant/tours/$tourId/share" params={params} className={buttonClass()}>
            {t('tour.tabs.share')}
          </Link>
        </div>
      </div>
    );
  return (
    <div className="grid gap-4">
      <FormProblem message={problem} />
      <Checklist tenant={tenant} tourId={tour.id} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={isBusy || isStopped} onClick={() => void publish()}>
          {isBusy ? t('editor.publishing') : t('editor.publish')}
        </Button>
        <Link to="/$tenant/tours/$tourId/publish" params={params} className={buttonClass()}>
          {t('editor.publishMore')}
        </Link>
      </div>
    </div>
  );
}
