import { createTour } from '/assets/viewer.js';

const place = document.getElementById('where');
const picture = place.querySelector('.tour');
const words = place.querySelector('output');
const pin = place.querySelector('.pin');
const tour = createTour(picture, { src: place.dataset.src, controls: 'none' });
let pinned = null;

// From a point of the screen to a direction of the picture …
picture.addEventListener('click', ({ clientX, clientY }) => {
  const { left, top } = picture.getBoundingClientRect();
  pinned = tour.screenToSphere({ x: clientX - left, y: clientY - top });
  if (pinned) words.textContent = `yaw ${pinned.yaw.toFixed(1)}°, pitch ${pinned.pitch.toFixed(1)}°`;
  follow();
});

// … and back: the pin stays where it was put, wherever the visitor looks.
const follow = () => {
  const point = pinned && tour.project(pinned);
  pin.hidden = !point;
  if (point) pin.style.translate = `${point.x}px ${point.y}px`;
};
tour.on('view', follow);
