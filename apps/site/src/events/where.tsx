import type { PublicEvent } from '@belvedere/events';
import { MAP } from '@belvedere/maps';
import type { View } from '../html.ts';
import { MAP_FILE } from '../maps/event-map.tsx';
import type { Site } from '../site.ts';

/** Where an event takes place: in words, as a picture, and where maps with streets are. */
export function Where({ site: { words, paths, language }, event }: { site: Site; event: PublicEvent }): View {
  const { venue, place } = event;
  if (!venue && !place) return null;
  const at = place && `${place.latitude.toFixed(5)},${place.longitude.toFixed(5)}`;
  const name = venue?.name ?? event.title;
  return (
    <section class="where" aria-labelledby="where">
      <h2 id="where">{words.where}</h2>
      {venue && (
        <address>
          {venue.website === null ? (
            <bdi>{venue.name}</bdi>
          ) : (
            <a href={venue.website} rel="noopener nofollow">
              <bdi>{venue.name}</bdi>
            </a>
          )}
          <br />
          <bdi>
            {venue.address}, {venue.city}
          </bdi>
        </address>
      )}
      {at && (
        <figure class="map">
          <img
            src={paths.eventsFile(event.slug + MAP_FILE, { lang: language, at })}
            width={MAP.width}
            height={MAP.height}
            loading="lazy"
            alt={`${words.mapOf(name)} (${at.replace(',', ', ')})`}
          />
          <figcaption>{words.mapText}</figcaption>
        </figure>
      )}
      {place && at && (
        <p class="ways">
          <a
            href={`https://www.openstreetmap.org/?mlat=${place.latitude.toFixed(5)}&mlon=${place.longitude.toFixed(5)}#map=16/${place.latitude.toFixed(5)}/${place.longitude.toFixed(5)}`}
            rel="noopener noreferrer nofollow"
          >
            {words.openMap}
          </a>
          <a href={`geo:${at}`}>{words.openNavigation}</a>
          <a href={paths.events({ near: at })}>{words.near}</a>
        </p>
      )}
    </section>
  );
}
