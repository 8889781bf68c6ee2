import type { TourView } from '@belvedere/sdk';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../ui/button.tsx';
import { CopyField } from '../ui/copy-field.tsx';
import { Section } from '../ui/page.tsx';
import { Loading } from '../ui/state.tsx';
import { EmbedsSection } from './embeds-section.tsx';
import { ExportsSection } from './exports-section.tsx';
import { OembedTest } from './oembed-test.tsx';
import { SearchPreview, SocialPreview } from './search-preview.tsx';
import { npmSnippet, tagSnippet } from './snippets.ts';
import { TourFrame } from './tour-frame.tsx';
import { publicAddress, useTour } from './use-tour.ts';

/** How a live tour comes to people: by its address, on other pages, on paper, on a disk. */
export function SharePage() {
  const { t } = useTranslation();
  const { tenant, tour } = useTour('share');
  const { embed } = useSearch({ from: '/signed-in/$tenant/shell/tours/$tourId/share' });
  const navigate = useNavigate({ from: '/$tenant/tours/$tourId/share' });
  if (!tour) return <Loading />;
  const isLive = tour.status === 'published';
  return (
    <TourFrame tenant={tenant} tour={tour}>
      {!isLive && (
        <p className="mb-6 flex max-w-5xl flex-wrap items-center gap-3 rounded-xl border border-warn px-4 py-3 text-sm">
          <span className="me-auto">{t('share.publishFirst')}</span>
          <Link to="/$tenant/tours/$tourId/publish" params={{ tenant, tourId: tour.id }} className={buttonClass()}>
            {t('tour.tabs.publish')}
          </Link>
        </p>
      )}
      <div className="grid max-w-5xl grid-cols-1 items-start gap-x-6 lg:grid-cols-2">
        <div className="min-w-0">
          <AddressSection tenant={tenant} tour={tour} />
          <Section title={t('share.previews')} lead={t('share.previewsLead')}>
            <SearchPreview tenant={tenant} tour={tour} />
            <SocialPreview tour={tour} />
            {isLive && <OembedTest address={publicAddress(tenant, tour)} />}
          </Section>
        </div>
        <div className="min-w-0">
          <EmbedsSection
            tour={tour}
            shown={embed}
            onShow={(id) => void navigate({ search: id === undefined ? {} : { embed: id }, replace: true })}
          />
          <OwnPages tenant={tenant} tour={tour} />
          <ExportsSection tour={tour} />
        </div>
      </div>
    </TourFrame>
  );
}

interface Props {
  tenant: string;
  tour: TourView;
}

function AddressSection({ tenant, tour }: Props) {
  const { t } = useTranslation();
  const address = publicAddress(tenant, tour);
  const qr = new URL(`${address}/qr`).pathname;
  return (
    <Section title={t('share.address')} lead={t(`publish.visibilityNotes.${tour.visibility}`)}>
      <CopyField label={t('share.link')} value={address} />
      {tour.status === 'published' && (
        <div className="flex flex-wrap items-center gap-4 border-t border-line pt-4">
          <img src={`${qr}.svg`} alt={t('share.qrAlt', { address })} width={132} height={132} className="rounded-lg bg-white p-1.5" />
          <div className="grid min-w-40 flex-1 gap-2">
            <p className="text-sm font-medium">{t('share.qr')}</p>
            <p className="text-xs text-quiet">{t('share.qrLead')}</p>
            <div className="flex flex-wrap gap-2">
              {(['svg', 'png'] as const).map((format) => (
                <a key={format} href={`${qr}.${format}`} download={`${tour.slug}-qr.${format}`} className={buttonClass()}>
                  <Download size={16} aria-hidden />
                  {format.toUpperCase()}
                </a>
              ))}
            </div>
          </div>
        </div>
      )}
    </Section>
  );
}

/** For pages that show the tour by the published viewer, without a frame. */
function OwnPages({ tenant, tour }: Props) {
  const { t } = useTranslation();
  const manifest = `${publicAddress(tenant, tour)}/manifest.json`;
  const isOpen = tour.visibility === 'public' || tour.visibility === 'unlisted';
  return (
    <Section title={t('share.ownPages')} lead={t(isOpen ? 'share.ownPagesLead' : 'share.ownPagesClosed')}>
      {isOpen && (
        <>
          <CopyField label={t('share.tag')} value={tagSnippet(location.origin, manifest)} />
          <CopyField label={t('share.npm')} value={npmSnippet(manifest)} />
        </>
      )}
    </Section>
  );
}
