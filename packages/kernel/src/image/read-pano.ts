import { AppError } from '../core/index.ts';
import { safeXml, textOf, type XmlElement } from '../xml/index.ts';

/** What Photo Sphere XMP says of a panorama: https://developers.google.com/streetview/spherical-metadata */
export interface PanoInfo {
  projection?: 'equirectangular' | 'cubemap';
  /** Degrees clockwise from north of the middle of the picture. */
  poseHeading?: number;
  /** Degrees. */
  posePitch?: number;
  poseRoll?: number;
  /** Degrees clockwise from north, not from the middle of the picture. */
  viewHeading?: number;
  viewPitch?: number;
  /** Horizontal field of view, degrees. */
  viewFov?: number;
  /** The part of the whole sphere that the picture covers, in pixels of the whole. */
  crop?: { left: number; top: number; width: number; height: number; fullWidth: number; fullHeight: number };
}

const NAMESPACE = 'http://ns.google.com/photos/1.0/panorama/';
const LIMITS = { maxSize: 64 * 1024, maxDepth: 16, maxElements: 2_000 };
const LARGEST = 65_536;

/** Reads the panorama's part of an XMP packet; what is damaged, out of range or not there is left out. */
export function readPano(xmp: string | undefined): PanoInfo {
  if (xmp === undefined || !xmp.includes(NAMESPACE)) return {};
  const values = valuesOf(xmp);
  const number = (name: string, from: number, to: number) => {
    const value = Number(values.get(name)?.trim() || Number.NaN);
    return value >= from && value <= to ? value : undefined;
  };
  const projection = values.get('ProjectionType')?.trim().toLowerCase();
  return Object.fromEntries(
    Object.entries({
      projection: projection === 'equirectangular' || projection === 'cubemap' ? projection : undefined,
      poseHeading: number('PoseHeadingDegrees', 0, 360),
      posePitch: number('PosePitchDegrees', -90, 90),
      poseRoll: number('PoseRollDegrees', -180, 180),
      viewHeading: number('InitialViewHeadingDegrees', 0, 360),
      viewPitch: number('InitialViewPitchDegrees', -90, 90),
      viewFov: number('InitialHorizontalFOVDegrees', 1, 179),
      crop: cropOf((name) => {
        const value = number(name, 0, LARGEST);
        return value === undefined ? undefined : Math.round(value);
      }),
    }).filter(([, value]) => value !== undefined),
  );
}

function cropOf(pixels: (name: string) => number | undefined): PanoInfo['crop'] {
  const [fullWidth, fullHeight] = [pixels('FullPanoWidthPixels'), pixels('FullPanoHeightPixels')];
  const [width, height] = [pixels('CroppedAreaImageWidthPixels'), pixels('CroppedAreaImageHeightPixels')];
  const [left = 0, top = 0] = [pixels('CroppedAreaLeftPixels'), pixels('CroppedAreaTopPixels')];
  if (!fullWidth || !fullHeight || !width || !height) return undefined;
  return left + width <= fullWidth && top + height <= fullHeight ? { left, top, width, height, fullWidth, fullHeight } : undefined;
}

/** Both spellings of RDF: attributes of a description, and elements in it. */
function valuesOf(xmp: string): Map<string, string> {
  const values = new Map<string, string>();
  const visit = (element: XmlElement, inherited: ReadonlyMap<string, string>) => {
    const declared = [...element.attributes].filter(([name]) => name.startsWith('xmlns:'));
    const spaces = new Map([...inherited, ...declared.map(([name, space]) => [name.slice('xmlns:'.length), space] as const)]);
    const local = (name: string) => {
      const [prefix = '', rest] = name.split(':');
      return rest !== undefined && spaces.get(prefix) === NAMESPACE ? rest : undefined;
    };
    for (const [name, value] of element.attributes) keep(local(name), value);
    keep(local(element.name), textOf(element));
    for (const child of element.children) if (typeof child !== 'string') visit(child, spaces);
  };
  const keep = (name: string | undefined, value: string) => {
    if (name !== undefined && !values.has(name)) values.set(name, value.slice(0, 100));
  };
  try {
    visit(safeXml(xmp.slice(xmp.indexOf('<'), xmp.lastIndexOf('>') + 1), LIMITS), new Map());
  } catch (error) {
    // Metadata of a stranger that can't be read is as good as none.
    if (!(error instanceof AppError)) throw error;
  }
  return values;
}
