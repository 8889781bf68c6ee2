import { createNode } from './create-node.ts';
import { createIcon } from './icons.ts';
import type { TourLabels } from './labels.ts';

/** What is said about a film all round, in English. */
export const FILM_WORDS = {
  playFilm: 'Play',
  pauseFilm: 'Pause',
  sound: 'Sound',
  seek: 'Position in the film',
} satisfies Partial<TourLabels>;

const ICONS = { play: 'M8 5l11 7-11 7z', pause: 'M9 5v14M15 5v14', sound: 'M4 10v4h4l5 4V6L8 10zM16.5 9a4 4 0 010 6' } as const;

/** The buttons of a film that has none of the browser's own, and its captions as text. */
export function createFilmControls(film: HTMLVideoElement, words: { readonly [K in keyof typeof FILM_WORDS]: string }): Node[] {
  const tool = (icon: string, onclick: () => void) =>
    createNode('button', { type: 'button', className: 'round', onclick }, createIcon(icon));
  const play = tool(ICONS.play, () => void (film.paused ? film.play().catch(reportError) : film.pause()));
  const sound = tool(ICONS.sound, () => (film.muted = !film.muted));
  const seek = createNode('input', { type: 'range', min: '0', step: 'any', ariaLabel: words.seek });
  seek.oninput = () => (film.currentTime = Number(seek.value));
  const caption = createNode('p', { className: 'caption' });
  const update = () => {
    play.replaceChildren(createIcon(film.paused ? ICONS.play : ICONS.pause));
    play.ariaLabel = play.title = film.paused ? words.playFilm : words.pauseFilm;
    sound.ariaLabel = sound.title = words.sound;
    sound.ariaPressed = String(!film.muted);
    seek.max = String(film.duration || 0);
    seek.value = String(film.currentTime);
    seek.ariaValueText = `${Math.round(film.currentTime)} s`;
  };
  for (const event of ['play', 'pause', 'volumechange', 'timeupdate', 'loadedmetadata']) film.addEventListener(event, update);
  const [track] = film.textTracks;
  if (track) {
    track.mode = 'hidden';
    track.oncuechange = () => {
      const cues = [...(track.activeCues ?? [])] as VTTCue[];
      caption.textContent = cues.map(({ text }) => text).join('\n');
    };
  }
  update();
  return [caption, createNode('div', { className: 'film' }, play, seek, sound)];
}
