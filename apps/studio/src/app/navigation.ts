import { Bell, Building2, CalendarDays, ChartNoAxesColumn, FolderOpen, Images, MessageSquareText, type LucideIcon } from 'lucide-react';
import type { Words } from '../words/words.ts';

interface Place {
  to:
    | '/$tenant/tours'
    | '/$tenant/events'
    | '/$tenant/reports'
    | '/$tenant/media'
    | '/$tenant/reviews'
    | '/$tenant/notices'
    | '/$tenant/workspace';
  name: keyof Words['nav'];
  icon: LucideIcon;
}

/** The rooms of a workspace, in groups, as the navigation and the palette list them. */
export const NAVIGATION: readonly (readonly Place[])[] = [
  [
    { to: '/$tenant/tours', name: 'tours', icon: Images },
    { to: '/$tenant/events', name: 'events', icon: CalendarDays },
    { to: '/$tenant/reports', name: 'reports', icon: ChartNoAxesColumn },
    { to: '/$tenant/media', name: 'media', icon: FolderOpen },
    { to: '/$tenant/reviews', name: 'reviews', icon: MessageSquareText },
  ],
  [
    { to: '/$tenant/notices', name: 'notices', icon: Bell },
    { to: '/$tenant/workspace', name: 'workspace', icon: Building2 },
  ],
];
