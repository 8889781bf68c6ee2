import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { composeTour } from './tour/compose-tour.ts';
import { drawPlan } from './tour/draw-plan.ts';

// node tooling/demo/src/write-tour.ts: writes tour.json and the plan (SVG, and WebP as uploads take it) beside the pictures.
const folder = new URL('../tour/', import.meta.url);
await writeFile(new URL('tour.json', folder), `${JSON.stringify(composeTour(), null, 2)}\n`);
await writeFile(new URL('plan.svg', folder), drawPlan());
await writeFile(new URL('plan.webp', folder), await sharp(Buffer.from(drawPlan()), { density: 144 }).webp({ lossless: true }).toBuffer());
