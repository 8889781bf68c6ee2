/** The viewer as it is published; its sources import style sheets as text. */
declare module '@belvedere/viewer/dist/viewer.js' {
  export { createTour } from '@belvedere/viewer';
}

declare module '*.css';
