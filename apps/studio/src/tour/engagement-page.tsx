import type { TourView } from '@belvedere/sdk';
import { useBelvedereInfiniteQuery, useBelvedereQuery } from '@belvedere/sdk/react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Section } from '../ui/page.tsx';
import { Stars } from '../ui/stars.tsx';
import { Loading } from '../ui/state.tsx';
import { More } from '../ui/table.tsx';
import { ago } from '../words/format.ts';
import { amount } from '../words/moments.ts';
import { Bars } from './bars.tsx';
import { TourFrame } from './tour-frame.tsx';
import { useTour } from './use-tour.ts';

const KINDS = ['link', 'qr', 'social', 'email'] as const;
const STATUSES = ['approved', 'pending', 'rejected'] as const;

/** What visitors do with a tour: look at it, mark it, pass it on, and say what they think. */
export function EngagementPage() {
  const { t } = useTranslation();
  const { tenant, tour } = useTour('engagement');
  if (!tour) return <Loading />;
  const counts = [
    ['views', tour.viewCount],
    ['bookmarks', tour.bookmarkCount],
    ['shares', tour.shareCount],
  ] as const;
  return (
    <TourFrame tenant={tenant} tour={tour}>
      <dl className="mb-2 grid max-w-5xl grid-cols-3 gap-3 sm:gap-6">
        {counts.map(([name, count]) => (
          <div key={name} className="flex flex-col-reverse justify-end rounded-xl border border-line bg-sheet p-4">
            <dt className="text-sm break-words text-quiet">{t(`engagement.${name}`)}</dt>
            <dd className="text-2xl font-semibold tabular-nums">{amount(count)}</dd>
          </div>
        ))}
      </dl>
      <p className="mb-6 max-w-5xl text-xs text-quiet">{t('engagement.bookmarksLead')}</p>
      <div className="grid max-w-5xl grid-cols-1 items-start gap-x-6 lg:grid-cols-2">
        <Shares tour={tour} />
        <Ratings tenant={tenant} tour={tour} />
      </div>
      <Reviews tenant={tenant} tour={tour} />
    </TourFrame>
  );
}

function Shares({ tour }: { tour: TourView }) {
  const { t } = useTranslation();
  const { data } = useBelvedereQuery((client) => client.tours.shares.get, { tourId: tour.id }, { throwOnError: true });
  const rows = KINDS.map((kind) => ({ name: t(`engagement.kinds.${kind}`), count: data?.kinds[kind] ?? 0 }));
  return (
    <Section title={t('engagement.shares')} lead={t('engagement.sharesLead')}>
      {!data && <Loading />}
      {data?.shareCount === 0 && <p className="text-sm text-quiet">{t('engagement.noShares')}</p>}
      {!!data?.shareCount && <Bars label={t('engagement.byKind')} rows={rows} />}
    </Section>
  );
}

/** Stars are told of live tours, as visitors see them. */
function Ratings({ tenant, tour }: { tenant: string; tour: TourView }) {
  const { t, i18n } = useTranslation();
  const isLive = tour.status === 'published';
  const { data } = useBelvedereQuery(
    (client) => client.tours.ratings.reviews,
    { tenant, tourId: tour.id, limit: 1 },
    { enabled: isLive, throwOnError: true },
  );
  const total = data?.totalRatings ?? 0;
  const rows = [5, 4, 3, 2, 1].map((stars) => ({
    name: t('reviews.stars', { count: stars }),
    shown: <Stars count={stars} />,
    count: data?.distribution[stars - 1] ?? 0,
  }));
  const average = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(data?.averageRating ?? 0);
  return (
    <Section title={t('engagement.ratings')} lead={isLive ? undefined : t('engagement.notLive')}>
      {isLive && !data && <Loading />}
      {data && total === 0 && <p className="text-sm text-quiet">{t('engagement.noVotes')}</p>}
      {total > 0 && (
        <>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="text-2xl font-semibold tabular-nums">{t('engagement.average', { average })}</span>
            <span className="text-sm text-quiet">{t('engagement.votes', { count: total })}</span>
          </p>
          <Bars label={t('engagement.ratings')} rows={rows} />
        </>
      )}
    </Section>
  );
}

function Reviews({ tenant, tour }: { tenant: string; tour: TourView }) {
  const { t } = useTranslation();
  const { reviews: status = 'approved' } = useSearch({ from: '/signed-in/$tenant/shell/tours/$tourId/engagement' });
  const navigate = useNavigate({ from: '/$tenant/tours/$tourId/engagement' });
  const filter = { tourId: tour.id, status, limit: 20 };
  const list = useBelvedereInfiniteQuery((client) => client.tours.ratings.list, filter, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  return (
    <Section
      title={t('engagement.reviews')}
      lead={t('engagement.reviewsLead')}
      className="max-w-5xl"
      actions={
        <div className="w-44 shrink-0">
          <SelectField
            bare
            label={t('reviews.which')}
            value={status}
            onChange={({ target }) => void navigate({ search: { reviews: STATUSES.find((each) => each === target.value) }, replace: true })}
          >
            {STATUSES.map((each) => (
              <option key={each} value={each}>
                {t(`reviews.status.${each}`)}
              </option>
            ))}
          </SelectField>
        </div>
      }
    >
      {!rows && <Loading />}
      {rows?.length === 0 && <p className="text-sm text-quiet">{t('engagement.noReviews')}</p>}
      <ul className="grid gap-4">
        {rows?.map(({ id, rating, author, review, updatedAt, moderationReason }) => (
          <li key={id} className="grid gap-1 border-line not-first:border-t not-first:pt-4">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
              <Stars count={rating} />
              <span className="font-medium">{author ?? t('reviews.nameless')}</span>
              <span className="text-xs text-quiet">{ago(updatedAt)}</span>
            </div>
            <p dir="auto" className="text-sm break-words whitespace-pre-line">
              {review}
            </p>
            {moderationReason && <p className="text-xs text-quiet">{t('reviews.because', { reason: moderationReason })}</p>}
          </li>
        ))}
      </ul>
      <More list={list} />
      <div>
        <Link to="/$tenant/reviews" params={{ tenant }} search={{ status }} className={buttonClass()}>
          {t('engagement.toReviews')}
        </Link>
      </div>
    </Section>
  );
}
