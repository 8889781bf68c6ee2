import type { TourFinding } from '@belvedere/sdk';
import { useBelvedere, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { FindingText } from '../editor/finding-notes.tsx';
import { Button } from '../ui/button.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Loading } from '../ui/state.tsx';
import { useAct } from '../ui/use-act.ts';

/** What is wrong with a draft: each finding leads to what it concerns. */
export function Checklist({ tenant, tourId }: { tenant: string; tourId: string }) {
  const { t } = useTranslation();
  const { tours } = useBelvedere();
  const { act, isBusy } = useAct();
  const { data, error } = useBelvedereQuery((client) => client.tours.findings, { id: tourId }, { staleTime: 0 });
  if (error) return <FormProblem message={reasonOf(error)} />;
  if (!data) return <Loading />;
  const { items } = data;
  return (
    <>
      {items.length === 0 && (
        <p className="flex items-center gap-2 text-sm text-good">
          <CircleCheck size={18} aria-hidden />
          {t('editor.noFindings')}
        </p>
      )}
      {items.length > 0 && (
        <ul className="grid gap-1">
          {items.map((finding, index) => (
            <li key={index} className="flex items-start gap-2.5 text-sm">
              {finding.severity === 'error' ? (
                <CircleAlert size={18} className="mt-1 shrink-0 text-danger" aria-hidden />
              ) : (
                <TriangleAlert size={18} className="mt-1 shrink-0 text-warn" aria-hidden />
              )}
              <span className="sr-only">{t(finding.severity === 'error' ? 'publish.stops' : 'publish.better')}:</span>
              <FindingLink tenant={tenant} tourId={tourId} finding={finding} />
            </li>
          ))}
        </ul>
      )}
      <Button
        look="quiet"
        className="justify-self-start"
        disabled={isBusy}
        onClick={() => void act(() => tours.checkLinks({ id: tourId }), { done: t('publish.linksWill'), stale: [tours.findings] })}
      >
        {t('publish.checkLinks')}
      </Button>
    </>
  );
}

const LINK = 'min-w-0 rounded-sm py-0.5 underline decoration-line underline-offset-4 hover:decoration-current';
/** What is mended among the settings. */
const OF_SETTINGS = new Set(['no_description', 'no_meta_description', 'nadir_not_ready']);

function FindingLink({ tenant, tourId, finding }: { tenant: string; tourId: string; finding: TourFinding }) {
  const { sceneId, hotspotId, rule } = finding;
  const params = { tenant, tourId };
  if (!sceneId && OF_SETTINGS.has(rule))
    return (
      <Link to="/$tenant/tours/$tourId/settings" params={params} className={LINK}>
        <FindingText finding={finding} />
      </Link>
    );
  const search = { ...(sceneId && { scene: sceneId }), ...(hotspotId && { hotspot: hotspotId }) };
  return (
    <Link to="/$tenant/tours/$tourId" params={params} search={search} className={LINK}>
      <FindingText finding={finding} />
    </Link>
  );
}
