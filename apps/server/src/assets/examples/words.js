import { createTour } from '/assets/viewer.js';

const place = document.getElementById('words');
const german = { pointsOfInterest: 'Sehenswertes', leadsTo: 'Weiter zu {title}', zoomIn: 'Näher', zoomOut: 'Weiter weg' };
const tour = createTour(place.querySelector('.tour'), {
  src: place.dataset.src,
  labels: (language) => (language.startsWith('de') ? german : {}),
});

// The languages that the tour itself is written in.
const choice = place.querySelector('select');
tour.on('ready', () => {
  choice.replaceChildren(...tour.state.languages.map((language) => new Option(language)));
});
choice.onchange = () => tour.setLanguage(choice.value);
