import type { TourView } from '@belvedere/sdk';
import { useBelvedereQuery } from '@belvedere/sdk/react';
import type { Tour } from '@belvedere/viewer';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pixelsOf } from './pixels-of.ts';

interface Props {
  tour: TourView;
  width: string;
  height: string;
  showControls: boolean;
  showBranding: boolean;
  autoplay: boolean;
}

/** A page of somebody else's, this wide. */
const PAGE = { width: 1120, height: 720 };

/** The draft in the real viewer, as large on a page as it will be there, made smaller to fit. */
export function EmbedPreview({ tour, width, height, showControls, showBranding, autoplay }: Props) {
  const { t } = useTranslation();
  const outer = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const { data } = useBelvedereQuery((client) => client.tours.preview, { id: tour.id }, { staleTime: 60_000 });
  const manifest = data?.manifest;
  const size = { width: pixelsOf(width, PAGE) ?? PAGE.width, height: pixelsOf(height, { ...PAGE, width: PAGE.height }) ?? 540 };
  const scale = Math.min(1, room / PAGE.width);
  useEffect(() => {
    const node = outer.current;
    if (!node) return;
    const observer = new ResizeObserver(() => setRoom(node.clientWidth));
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const node = frame.current;
    if (!manifest || !node) return;
    let made: Tour | undefined;
    let isGone = false;
    const start = async () => {
      const { createTour } = await import('@belvedere/viewer/dist/viewer.js');
      if (isGone) return;
      made = createTour(node, { src: manifest, controls: showControls ? 'full' : 'none', branding: showBranding, autoplay });
    };
    void start();
    return () => {
      isGone = true;
      made?.destroy();
    };
  }, [manifest, showControls, showBranding, autoplay]);
  return (
    <figure className="grid gap-1.5">
      <figcaption className="flex justify-between text-xs text-quiet">
        <span>{t('share.preview')}</span>
        <span>
          {Math.round(size.width)} × {Math.round(size.height)}
        </span>
      </figcaption>
      {/* Somebody's page, which reads in its own direction. */}
      <div ref={outer} dir="ltr" className="overflow-hidden rounded-xl border border-line bg-ground">
        <div style={{ height: (size.height + 160) * scale }} className="relative">
          <div className="absolute start-0 top-0 origin-top-left p-10" style={{ width: PAGE.width, transform: `scale(${scale})` }}>
            <div aria-hidden className="mb-6 grid gap-3">
              <div className="h-5 w-2/5 rounded-sm bg-raised" />
            </div>
            <div ref={frame} className="relative max-w-full overflow-hidden bg-black" style={size} />
          </div>
        </div>
      </div>
      {data && !manifest && <p className="text-sm text-quiet">{t('share.nothingToShow')}</p>}
    </figure>
  );
}
