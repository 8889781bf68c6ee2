import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';

/** For the links of a room's own navigation. */
export const ROOM_LINK =
  'flex min-h-9 items-center rounded-lg px-3 text-sm text-quiet max-xl:whitespace-nowrap xl:py-1.5 hover:bg-raised hover:text-ink aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink';

export interface RoomGroup {
  name?: string | undefined;
  links: readonly ReactNode[];
}

/** A room of several screens: its own navigation beside them, above where there is little room. */
export function Room({ label, groups, children }: { label: string; groups: readonly RoomGroup[]; children: ReactNode }) {
  const nav = useRef<HTMLElement>(null);
  const place = useLocation({ select: ({ pathname }) => pathname });
  // Where the places are a strip that is wider than the screen, the one that is shown comes into its middle.
  useEffect(() => {
    const [strip, link] = [nav.current, nav.current?.querySelector('[aria-current=page]')].map((node) => node?.getBoundingClientRect());
    if (strip && link) nav.current?.scrollBy({ left: (link.left + link.right - strip.left - strip.right) / 2 });
  }, [place]);
  return (
    <div className="grid gap-6 xl:grid-cols-[11.5rem_minmax(0,1fr)] xl:gap-10">
      <nav
        ref={nav}
        aria-label={label}
        className="-mx-4 flex gap-1 overflow-x-auto px-4 pb-1 max-xl:border-b max-xl:border-line xl:mx-0 xl:grid xl:overflow-visible xl:content-start xl:gap-5 xl:px-0"
      >
        {groups.map(({ name, links }, index) => (
          <div key={name ?? index} className="max-xl:contents">
            {name && <p className="mb-1 px-3 text-xs font-medium text-quiet max-xl:hidden">{name}</p>}
            <ul className="max-xl:flex max-xl:gap-1 xl:grid xl:gap-0.5">
              {links.map((link, at) => (
                <li key={at}>{link}</li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
