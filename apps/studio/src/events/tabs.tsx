import { Link } from '@tanstack/react-router';

type Path =
  | '/$tenant/events'
  | '/$tenant/events/calendar'
  | '/$tenant/events/venues'
  | '/$tenant/events/series'
  | '/$tenant/events/$eventId'
  | '/$tenant/events/$eventId/waitlist'
  | '/$tenant/events/$eventId/door'
  | '/$tenant/events/$eventId/languages'
  | '/$tenant/events/$eventId/letters';

interface Props {
  label: string;
  tabs: readonly (readonly [Path, string])[];
  params: { tenant: string; eventId?: string };
}

/** Pages that lie beside each other. */
export function Tabs({ label, tabs, params }: Props) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-line">
      <ul className="-mb-px flex gap-1 overflow-x-auto">
        {tabs.map(([to, name]) => (
          <li key={to}>
            <Link
              to={to}
              params={params as never}
              activeOptions={{ exact: true, includeSearch: false }}
              className="block border-b-2 border-transparent px-3 py-2.5 text-sm whitespace-nowrap text-quiet hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
