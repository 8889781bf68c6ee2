import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { buttonClass } from './button.tsx';

interface Way {
  tenant: string;
  to: '/$tenant/tours' | '/$tenant/events' | '/$tenant/events/series' | '/$tenant/events/venues';
  /** Where it leads, for who can't see the arrow. */
  name: string;
}

/** At the head of a room: back to the list that it was opened from. */
export function BackLink({ tenant, to, name }: Way) {
  return (
    <Link to={to} params={{ tenant }} aria-label={name} title={name} className={buttonClass('quiet', '-ms-2 size-9 px-0')}>
      <ArrowLeft size={18} aria-hidden className="rtl:rotate-180" />
    </Link>
  );
}
