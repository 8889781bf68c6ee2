import { useBelvedereQuery } from '@belvedere/sdk/react';
import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { Loading } from '../ui/state.tsx';
import { moment } from '../words/moments.ts';

interface Props {
  eventId: string;
  /** Of an entry; undefined for one that is not on the board. */
  nameOf: (entryId: string) => string | undefined;
  open: boolean;
  onClose: () => void;
}

/** What the audit log says of the order in which places went. */
export function ProofDialog({ open, onClose, ...proof }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('board.proofTitle')} open={open} onClose={onClose}>
      <Proof {...proof} />
    </Dialog>
  );
}

function Proof({ eventId, nameOf }: Pick<Props, 'eventId' | 'nameOf'>) {
  const { t } = useTranslation();
  const { data } = useBelvedereQuery(
    (client) => client.events.waitlist.prove,
    { eventId },
    { staleTime: 0, gcTime: 0, throwOnError: true },
  );
  if (!data) return <Loading />;
  const who = (id: string) => nameOf(id) ?? id;
  return (
    <div className="grid gap-4 text-sm">
      <p className={`flex items-center gap-3 text-base font-semibold ${data.isFair ? 'text-good' : 'text-danger'}`}>
        {data.isFair ? <ShieldCheck size={24} aria-hidden /> : <TriangleAlert size={24} aria-hidden />}
        {t(data.isFair ? 'board.fair' : 'board.unfair')}
      </p>
      <p className="text-quiet">{t('board.steps', { count: data.steps })}</p>
      {data.passed.length > 0 && (
        <ul className="grid gap-2">
          {data.passed.map(({ entryId, passed, at }) => (
            <li key={`${entryId} ${at.getTime()}`} className="rounded-lg border border-line px-3 py-2">
              {passed
                ? t('board.passed', { who: who(entryId), passed: who(passed), when: moment(at) })
                : t('board.noRoom', { who: who(entryId), when: moment(at) })}
            </li>
          ))}
        </ul>
      )}
      <p className="text-xs text-quiet">{t('board.proofHow')}</p>
    </div>
  );
}
