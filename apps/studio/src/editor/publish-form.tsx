import type { PublishedTour, TourView } from '@belvedere/sdk';
import { belvedereKey, useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/error-screen.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { EmbedForm } from './embed-form.tsx';

/** What is still to do, then the button, then the address and the way into other pages. */
export function PublishForm({ tour }: { tour: TourView }) {
  const { t } = useTranslation();
  const client = useBelvedere();
  const queries = useQueryClient();
  const [published, setPublished] = useState<PublishedTour | null>(null);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const findings = useBelvedereQuery((api) => api.tours.findings, { id: tour.id }, { staleTime: 0 });
  const items = findings.data?.items ?? [];
  const errors = items.filter(({ severity }) => severity === 'error');

  const publish = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      setPublished(await client.tours.publish({ id: tour.id }));
      await queries.invalidateQueries({ queryKey: belvedereKey(client.tours.get) });
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
        <a href={published.url} target="_blank" rel="noreferrer" className={buttonClass('primary')}>
          {t('editor.view')}
        </a>
        <EmbedForm tourId={tour.id} />
      </div>
    );
  return (
    <div className="grid gap-4">
      <FormProblem message={problem ?? (findings.error ? reasonOf(findings.error) : undefined)} />
      {findings.data && items.length === 0 && (
        <p className="flex items-center gap-2 text-sm text-good">
          <CircleCheck size={18} aria-hidden />
          {t('editor.noFindings')}
        </p>
      )}
      {items.length > 0 && (
        <>
          <h3 className="text-sm font-medium">{t('editor.findings')}</h3>
          <ul className="grid gap-2">
            {items.map((finding, index) => (
              <li key={index} className="flex items-start gap-2 text-sm">
                {finding.severity === 'error' ? (
                  <CircleAlert size={18} className="mt-px shrink-0 text-danger" aria-hidden />
                ) : (
                  <TriangleAlert size={18} className="mt-px shrink-0 text-warn" aria-hidden />
                )}
                {finding.message}
              </li>
            ))}
          </ul>
        </>
      )}
      <Button look="primary" disabled={isBusy || !findings.data || errors.length > 0} onClick={() => void publish()}>
        {isBusy ? t('editor.publishing') : t('editor.publish')}
      </Button>
    </div>
  );
}
