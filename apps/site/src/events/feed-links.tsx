import type { View } from '../html.ts';
import type { Site } from '../site.ts';

/** Where programs find what is on. */
export function FeedLinks({ site: { paths, tenant, words } }: { site: Site }): View {
  const title = `${tenant.name}: ${words.events}`;
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={title} href={paths.eventsFile('feed.atom')} />
      <link rel="alternate" type="text/calendar" title={title} href={paths.eventsFile('calendar.ics')} />
      <link rel="alternate" type="application/feed+json" title={title} href={paths.eventsFile('feed.json')} />
    </>
  );
}
