import { useTranslation } from 'react-i18next';
import { Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { Checklist } from './checklist.tsx';
import { PublishForm } from './publish-form.tsx';
import { ScheduleForm } from './schedule-form.tsx';
import { TourFrame } from './tour-frame.tsx';
import { useTour } from './use-tour.ts';
import { VisibilitySection } from './visibility-section.tsx';

/** Whether a tour is live, from when to when, and for whom. */
export function PublishPage() {
  const { t } = useTranslation();
  const { tenant, tour } = useTour('publish');
  if (!tour) return <Loading />;
  return (
    <TourFrame tenant={tenant} tour={tour}>
      <div className="grid max-w-5xl grid-cols-1 items-start gap-x-6 lg:grid-cols-2">
        <div>
          <Section title={t('publish.state')}>
            <PublishForm tenant={tenant} tour={tour} />
          </Section>
          <Section title={t('publish.schedule')} lead={t('publish.scheduleLead')}>
            <ScheduleForm key={tour.version} tour={tour} />
          </Section>
        </div>
        <div>
          <Section title={t('publish.checklist')} lead={t('publish.checklistLead')}>
            <Checklist tenant={tenant} tourId={tour.id} />
          </Section>
          <VisibilitySection tour={tour} />
        </div>
      </div>
    </TourFrame>
  );
}
