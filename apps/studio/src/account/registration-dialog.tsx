import type { PersonsEntry } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../app/reason-of.ts';
import { whenOf } from '../events/when.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { Loading } from '../ui/state.tsx';
import { amount } from '../words/moments.ts';

/** Where one stands in a list, or the ticket of who has a place. */
export function RegistrationDialog({ entry, open, onClose }: { entry: PersonsEntry; open: boolean; onClose: () => void }) {
  return (
    <Dialog title={entry.event.title} open={open} onClose={onClose}>
      <Standing entry={entry} />
    </Dialog>
  );
}

function Standing({ entry: { id, tenant, event, places } }: { entry: PersonsEntry }) {
  const { t } = useTranslation();
  const { data, error } = useBelvedereQuery((client) => client.events.waitlist.showMine, { tenant: tenant.slug, entryId: id });
  if (error) return <FormProblem message={reasonOf(error)} />;
  if (!data) return <Loading />;
  const percent = new Intl.NumberFormat(i18next.language, { style: 'percent' });
  return (
    <div className="grid gap-3 text-sm">
      <p className="text-quiet">{`${whenOf(event)} · ${tenant.name}`}</p>
      <p>{t('registrations.places', { count: places })}</p>
      {data.position !== null && (
        <p>
          {t('registrations.position', { position: amount(data.position) })}
          {data.odds !== null && ` · ${t('registrations.odds', { odds: percent.format(data.odds) })}`}
        </p>
      )}
      {data.ticket !== null && (
        <div className="grid justify-items-center gap-2">
          <QrCode text={data.ticket} label={t('registrations.ticket')} className="w-full max-w-72" />
          <p className="text-quiet">{t('registrations.ticketHint')}</p>
        </div>
      )}
    </div>
  );
}
