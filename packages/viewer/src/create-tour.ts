import { createNode } from './interface/create-node.ts';
import { mountTour } from './mount-tour.ts';
import { own } from './own.ts';
import type { Tour, TourOptions } from './types.ts';

/**
 * Shows a tour inside an element, which gives it its size (16:9 where it has no height of its own). Nothing of the page is
 * touched but one child, and `destroy()` takes that away again.
 *
 * @example
 * const tour = createTour(document.querySelector('#tour'), { src: 'https://tours.example/t/museum/manifest.json' });
 * tour.on('scene', ({ title }) => console.log(title));
 * await tour.goTo('great-hall', { yaw: 90 });
 */
export function createTour(element: HTMLElement, options: TourOptions): Tour {
  const host = createNode('div');
  element.append(host);
  const tour = mountTour(host.attachShadow({ mode: 'open' }), host, own(options));
  const { destroy } = tour;
  tour.destroy = () => {
    destroy();
    host.remove();
  };
  return tour;
}
