import { HOTSPOT_ICONS } from '@belvedere/viewer/icons';

/** An icon of the viewer by its name, or that of a type. */
export function HotspotIcon({ name, className = 'size-4.5' }: { name: string; className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={`shrink-0 fill-none stroke-current stroke-[1.9] ${className}`} aria-hidden>
      <path d={HOTSPOT_ICONS[name] ?? HOTSPOT_ICONS['custom']} />
    </svg>
  );
}
