/** A point being shaded. The tracer fills the upper half and the tint; a material turns it into what light does there. */
export interface Surface {
  x: number;
  y: number;
  z: number;
  u: number;
  v: number;
  /** Width on the surface of what the ray covers, in metres, to leave out detail that is finer. */
  footprint: number;
  /** Normal towards the viewer; a material may tilt it. */
  nx: number;
  ny: number;
  nz: number;
  /** Normal of the triangle itself, towards the viewer. */
  gx: number;
  gy: number;
  gz: number;
  /** Diffuse colour, or the mirror's colour of a metal. In: the tint. */
  r: number;
  g: number;
  b: number;
  /** Glow: radiance as a multiple of the colour. */
  glow: number;
  /** Reflectance straight on: 0 is matt, 0.04 varnish, more is polish. */
  shine: number;
  metal: boolean;
  /** Below SHARP a mirror image, above a blurred one. */
  roughness: number;
  /** Share of the sun that passes to the other side: leaves, cloth. */
  thin: number;
}

/** Roughness from which reflections are gathered and smoothed rather than traced pixel by pixel. */
export const SHARP = 0.06;

export type Material = (surface: Surface) => void;

export function createSurface(): Surface {
  return {
    x: 0,
    y: 0,
    z: 0,
    u: 0,
    v: 0,
    footprint: 0,
    nx: 0,
    ny: 1,
    nz: 0,
    gx: 0,
    gy: 1,
    gz: 0,
    r: 1,
    g: 1,
    b: 1,
    glow: 0,
    shine: 0,
    metal: false,
    roughness: 1,
    thin: 0,
  };
}
