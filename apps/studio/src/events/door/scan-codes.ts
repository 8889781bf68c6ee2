interface Found {
  rawValue: string;
}
interface Detector {
  detect(source: HTMLVideoElement): Promise<Found[]>;
}
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

/** Pictures a second that are looked at, and how wide they are for the decoder of our own. */
const EVERY = 160;
const MOST_WIDE = 720;

/** Reads the QR codes that a camera sees until it is told to stop. @returns what stops it. */
export async function scanCodes(video: HTMLVideoElement, onCode: (text: string) => void): Promise<() => void> {
  const read = (await nativeReader()) ?? (await ownReader());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const look = async () => {
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      const text = await read(video);
      if (text !== undefined && !isOver) onCode(text);
    }
    if (!isOver) timer = setTimeout(() => void look(), EVERY);
  };
  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

type Reader = (video: HTMLVideoElement) => Promise<string | undefined>;

/** The browser's own, where there is one. */
async function nativeReader(): Promise<Reader | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  if (!(await BarcodeDetector?.getSupportedFormats())?.includes('qr_code')) return undefined;
  const detector = new BarcodeDetector!({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video))[0]?.rawValue;
}

/** Loads what reads codes, if it is not the browser, so that it is there without a line. */
export async function loadReader(): Promise<void> {
  if (!(await nativeReader())) await import('qr/decode.js');
}

async function ownReader(): Promise<Reader> {
  const { decodeQR } = await import('qr/decode.js');
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const scale = Math.min(1, MOST_WIDE / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    context?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = context?.getImageData(0, 0, canvas.width, canvas.height);
    try {
      return picture && decodeQR(picture);
    } catch {
      // A picture without a code is no mistake.
      return undefined;
    }
  };
}
