import { createTour } from '/assets/viewer.js';

const place = document.getElementById('move');
const tour = createTour(place.querySelector('.tour'), { src: place.dataset.src, controls: 'none' });

place.querySelector('[name=left]').onclick = () => tour.lookAt({ yaw: tour.getView().yaw - 45 });
place.querySelector('[name=right]').onclick = () => tour.lookAt({ yaw: tour.getView().yaw + 45 });
place.querySelector('[name=closer]').onclick = () => tour.lookAt({ zoom: tour.getView().zoom * 1.5 });
place.querySelector('[name=next]').onclick = () => {
  const { scenes, scene } = tour.state;
  const next = scenes.findIndex(({ id }) => id === scene?.id) + 1;
  void tour.goTo(scenes[next % scenes.length].key);
};
