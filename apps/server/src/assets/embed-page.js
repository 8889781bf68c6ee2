// The script of the embed document: puts the tour on the page and connects it to the page that frames it.
import { connectEmbed, createTour } from './embed-frame.js';

const place = document.getElementById('tour');
const { src, controls, branding, autoplay, shareUrl } = place.dataset;
connectEmbed(createTour(place, { src, controls, branding: branding === 'true', autoplay: autoplay === 'true' || undefined, shareUrl }));
