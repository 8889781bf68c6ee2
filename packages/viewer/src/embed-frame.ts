// For the document in the frame: `createTour` and `connectEmbed` in one file, one request.
export { createTour } from './create-tour.ts';
export { connectEmbed } from './embed/connect-embed.ts';
