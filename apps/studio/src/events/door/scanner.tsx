import { Camera, CameraOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { scanCodes } from './scan-codes.ts';

/** The same code is read once, until it was out of sight for so long. */
const SAME = 3_000;

/** Reads tickets by the camera, which is asked for by a press. */
export function Scanner({ onCode }: { onCode: (text: string) => Promise<void> }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const shown = video.current;
    if (!stream || !shown) return;
    shown.srcObject = stream;
    void shown.play();
    let last = { text: '', at: 0 };
    let stop: (() => void) | undefined;
    let isOver = false;
    const read = (text: string) => {
      const at = Date.now();
      const isSame = text === last.text && at - last.at < SAME;
      last = { text, at };
      if (!isSame) void onCode(text);
    };
    void scanCodes(shown, read).then((made) => (isOver ? made() : (stop = made)));
    return () => {
      isOver = true;
      stop?.();
      for (const track of stream.getTracks()) track.stop();
    };
  }, [stream, onCode]);
  const start = async () => {
    try {
      setStream(await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }));
      setRefused(false);
    } catch {
      setRefused(true);
    }
  };
  if (!stream)
    return (
      <div className="grid gap-2">
        <Button look="primary" className="min-h-12 text-base" onClick={() => void start()}>
          <Camera size={20} aria-hidden />
          {t('door.scan')}
        </Button>
        {isRefused && (
          <p role="alert" className="text-sm text-danger">
            {t('door.noCamera')}
          </p>
        )}
      </div>
    );
  return (
    <div className="relative overflow-hidden rounded-2xl bg-black">
      <video ref={video} muted playsInline aria-label={t('door.camera')} className="aspect-[4/3] w-full object-cover" />
      <div aria-hidden className="pointer-events-none absolute inset-[18%] rounded-2xl border-4 border-white/80" />
      <Button className="absolute end-3 bottom-3" onClick={() => setStream(null)}>
        <CameraOff size={16} aria-hidden />
        {t('door.stop')}
      </Button>
    </div>
  );
}
