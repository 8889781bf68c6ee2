import type { EventView } from '@belvedere/sdk';
import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/page.tsx';

const TONES = { draft: 'quiet', published: 'good', cancelled: 'bad', completed: 'quiet' } as const satisfies Record<
  EventView['status'],
  string
>;

export function StatusMark({ status }: Pick<EventView, 'status'>) {
  const { t } = useTranslation();
  return <Mark tone={TONES[status]}>{t(`events.status.${status}`)}</Mark>;
}
