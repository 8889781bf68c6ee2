// The script of the embed document: puts the tour on the page and connects it to the page that frames it. What counts visits comes once the tour is there.
import { connectEmbed, createTour } from './embed-frame.js';

const place = document.getElementById('tour');
const { src, controls, branding, autoplay, shareUrl } = place.dataset;
const count = (context) => import('./count-page.js').then(({ countAt }) => countAt(location.pathname)(context)).catch(reportError);
connectEmbed(
  createTour(place, {
    src,
    controls,
    branding: branding === 'true',
    autoplay: autoplay === 'true' || undefined,
    shareUrl,
    plugins: [count],
  }),
);
