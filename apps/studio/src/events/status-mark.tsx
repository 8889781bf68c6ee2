import type { EventView } from '@belvedere/sdk';
import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/page.tsx';

const TONES = { draft: 'quiet', published: 'good', cancelled: 'bad', completed: 'quiet' } as const satisfies Record<
  EventView['status'],
  string
>;

/** How an event stands; one that is live and put off to no time yet says so. */
export function StatusMark({ status, postponedAt }: Pick<EventView, 'status' | 'postponedAt'>) {
  const { t } = useTranslation();
  if (status === 'published' && postponedAt) return <Mark tone="warn">{t('events.putOff')}</Mark>;
  return <Mark tone={TONES[status]}>{t(`events.status.${status}`)}</Mark>;
}
