import { useBelvedereQuery } from '@belvedere/sdk/react';
import { useTranslation } from 'react-i18next';

/** How many people hear of it when an event does not take place. */
export function Told({ eventId }: { eventId: string }) {
  const { t } = useTranslation();
  const { data: board } = useBelvedereQuery((client) => client.events.waitlist.board, { eventId }, { staleTime: 0 });
  if (!board) return null;
  const told = board.entries.waiting + board.entries.offered + board.entries.confirmed;
  return <p className="text-sm font-medium">{told === 0 ? t('events.tellsNobody') : t('events.tells', { count: told })}</p>;
}
