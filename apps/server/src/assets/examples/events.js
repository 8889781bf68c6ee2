import { createTour } from '/assets/viewer.js';

const place = document.getElementById('events');
const log = place.querySelector('output');
const tour = createTour(place.querySelector('.tour'), { src: place.dataset.src, controls: 'minimal' });

const say = (line) => {
  log.textContent = [line, ...log.textContent.split('\n')].slice(0, 6).join('\n');
};
tour.on('ready', ({ title }) => say(`ready: ${title}`));
tour.on('scene', ({ title, from }) => say(`scene: ${title}, from ${from ?? 'nowhere'}`));
tour.on('hotspot', ({ title, type, open }) => say(`hotspot: ${title} (${type}) is ${open ? 'open' : 'closed'}`));
tour.on('error', ({ code, message }) => say(`error: ${code}, ${message}`));
