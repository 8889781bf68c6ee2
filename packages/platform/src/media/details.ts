import { z } from 'zod';

const degrees = z.number().min(-360).max(360);
const pixels = z.number().int().min(0).max(65_536);

/** What was found out about a content and may be shown. Stored as JSON, so everything is optional for ever. */
export const mediaDetails = z
  .object({
    /** Of a panorama, from its GPano metadata: degrees, headings clockwise from north. */
    pano: z
      .object({
        poseHeading: degrees.optional(),
        posePitch: degrees.optional(),
        poseRoll: degrees.optional(),
        viewHeading: degrees.optional(),
        viewPitch: degrees.optional(),
        viewFov: degrees.optional(),
        /** Where the picture lies in the whole sphere, in pixels of the whole. */
        crop: z
          .object({ left: pixels, top: pixels, width: pixels, height: pixels, fullWidth: pixels, fullHeight: pixels })
          .meta({ id: 'MediaPanoCrop' })
          .optional(),
      })
      .meta({ id: 'MediaPano' })
      .optional(),
    /** What it looks like although nobody has said so. It stays what it is said to be until somebody who knows says this. */
    looksLike: z.enum(['dual-fisheye']).optional(),
    video: z
      .object({ codec: z.string().max(200), rate: z.number().nullable() })
      .meta({ id: 'MediaVideoStream' })
      .optional(),
    audio: z
      .object({ codec: z.string().max(200), channels: z.number().int(), sampleRate: z.number() })
      .meta({ id: 'MediaAudioStream' })
      .optional(),
    /** How loud it is over its length, 0 to 100: what a waveform is drawn from. */
    peaks: z.array(z.number().int().min(0).max(100)).max(400).optional(),
    /** Of the form that is shown, bytes. */
    shownBytes: z.number().int().min(0).optional(),
    pages: z.number().int().min(0).optional(),
  })
  .meta({ id: 'MediaDetails' });
export type MediaDetails = z.output<typeof mediaDetails>;

const words = z.string().max(200);

/** What the camera wrote into a file. Only people of the tenant who may change files see it; nothing that is served has it. */
export const mediaOrigin = z
  .object({
    takenAt: words.optional(),
    make: words.optional(),
    model: words.optional(),
    lens: words.optional(),
    software: words.optional(),
    /** Degrees; metres above the sea. */
    position: z.object({ latitude: z.number(), longitude: z.number(), altitude: z.number().optional() }).optional(),
    /** Where the camera looked, degrees clockwise from north. */
    heading: z.number().optional(),
  })
  .meta({ id: 'MediaOrigin' });
export type MediaOrigin = z.output<typeof mediaOrigin>;
