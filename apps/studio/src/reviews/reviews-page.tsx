import type { ModeratedRatingView } from '@belvedere/sdk';
import { useBelvedere, useBelvedereInfiniteQuery } from '@belvedere/sdk/react';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextArea } from '../ui/field.tsx';
import { FormProblem } from '../ui/form-problem.tsx';
import { Mark, PageHead } from '../ui/page.tsx';
import { Stars } from '../ui/stars.tsx';
import { Empty, Loading } from '../ui/state.tsx';
import { More } from '../ui/table.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSubmit } from '../ui/use-submit.ts';
import { ago } from '../words/format.ts';
import { REVIEW_STATUSES, type ReviewsSearch } from './routes.ts';

const TONES = { pending: 'warn', approved: 'good', rejected: 'quiet' } as const;

/** What visitors wrote, before others read it. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const { ratings } = useBelvedere().tours;
  const { tenant } = useParams({ from: '/signed-in/$tenant' });
  const { status = 'pending' }: ReviewsSearch = useSearch({ from: '/signed-in/$tenant/shell/reviews' });
  const navigate = useNavigate({ from: '/$tenant/reviews' });
  const { act, isBusy } = useAct();
  const [rejected, setRejected] = useState<ModeratedRatingView | null>(null);
  const list = useBelvedereInfiniteQuery((client) => client.tours.ratings.list, { status, limit: 30 }, { throwOnError: true });
  const rows = list.data?.pages.flatMap(({ items }) => items);
  const approve = ({ id, version }: ModeratedRatingView) =>
    act(() => ratings.moderate({ ratingId: id, version, decision: 'approved' }), { done: t('reviews.approved'), stale: [ratings.list] });
  return (
    <div className="mx-auto max-w-4xl">
      <PageHead title={t('nav.reviews')} lead={t('reviews.lead')}>
        <div className="w-44">
          <SelectField
            bare
            label={t('reviews.which')}
            value={status}
            onChange={({ target }) =>
              void navigate({
                to: '/$tenant/reviews',
                params: { tenant },
                search: { status: REVIEW_STATUSES.find((each) => each === target.value) },
                replace: true,
              })
            }
          >
            {REVIEW_STATUSES.map((each) => (
              <option key={each} value={each}>
                {t(`reviews.status.${each}`)}
              </option>
            ))}
          </SelectField>
        </div>
      </PageHead>
      {!rows && <Loading />}
      {rows?.length === 0 && (
        <Empty title={t('reviews.empty')}>
          <p className="text-quiet">{t('reviews.emptyLead')}</p>
        </Empty>
      )}
      <ul className="grid gap-3">
        {rows?.map((row) => (
          <li key={row.id} className="grid gap-2 rounded-xl border border-line bg-sheet p-4">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
              <Stars count={row.rating} />
              <span className="font-medium">{row.author ?? t('reviews.nameless')}</span>
              <Link
                to="/$tenant/tours/$tourId"
                params={{ tenant, tourId: row.tourId }}
                className="text-accent underline underline-offset-3"
              >
                {row.tourTitle}
              </Link>
              <span className="text-xs text-quiet">{ago(row.updatedAt)}</span>
              {row.reviewStatus && (
                <span className="ms-auto">
                  <Mark tone={TONES[row.reviewStatus]}>{t(`reviews.status.${row.reviewStatus}`)}</Mark>
                </span>
              )}
            </div>
            <p className="text-sm break-words whitespace-pre-line">{row.review}</p>
            {row.moderationReason && <p className="text-xs text-quiet">{t('reviews.because', { reason: row.moderationReason })}</p>}
            <div className="flex flex-wrap gap-2">
              {row.reviewStatus !== 'approved' && (
                <Button disabled={isBusy} onClick={() => void approve(row)}>
                  {t('reviews.approve')}
                </Button>
              )}
              {row.reviewStatus !== 'rejected' && (
                <Button look="quiet" disabled={isBusy} onClick={() => setRejected(row)}>
                  {t('reviews.reject')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <More list={list} />
      <Dialog
        title={t('reviews.reject')}
        open={rejected !== null}
        onClose={() => setRejected(null)}
        className="w-[min(28rem,calc(100vw-2rem))]"
      >
        {rejected && <RejectForm review={rejected} onDone={() => setRejected(null)} />}
      </Dialog>
    </div>
  );
}

function RejectForm({ review, onDone }: { review: ModeratedRatingView; onDone: () => void }) {
  const { t } = useTranslation();
  const { ratings } = useBelvedere().tours;
  const form = useForm({ defaultValues: { reason: '' } });
  const { errors, isSubmitting } = form.formState;
  const submit = useSubmit(form, {
    call: ({ reason }) =>
      ratings.moderate({ ratingId: review.id, version: review.version, decision: 'rejected', ...(reason && { reason }) }),
    done: t('reviews.rejected'),
    stale: [ratings.list],
    next: onDone,
  });
  return (
    <form className="grid gap-4" onSubmit={submit}>
      <FormProblem message={errors.root?.message} />
      <TextArea label={t('reviews.reason')} hint={t('reviews.reasonHint')} error={errors.reason?.message} {...form.register('reason')} />
      <Button type="submit" look="primary" disabled={isSubmitting}>
        {t('reviews.reject')}
      </Button>
    </form>
  );
}
