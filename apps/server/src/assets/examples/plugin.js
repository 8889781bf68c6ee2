import { createTour } from '/assets/viewer.js';

/** Says where the visitor looks, in words, over the picture. */
const heading = ({ tour, layer, signal }) => {
  const WORDS = ['north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west', 'north-west'];
  const sign = document.createElement('p');
  sign.style.cssText =
    'position: absolute; inset: auto auto 12px 12px; padding: 4px 12px; border-radius: 8px; background: #fff; color: #111';
  layer.append(sign);
  const show = ({ yaw }) => {
    sign.textContent = WORDS[Math.round(((yaw + 360) % 360) / 45) % 8];
  };
  show(tour.getView());
  signal.addEventListener('abort', tour.on('view', show));
};

const place = document.getElementById('plugin');
createTour(place.querySelector('.tour'), { src: place.dataset.src, controls: 'none', plugins: [heading] });
