import type { TourRatingModel } from '@belvedere/db';
import { commonErrors, fail, newId, type Context } from '@belvedere/kernel';
import { avatarsOf } from '@belvedere/platform';
import { toursErrors } from '../errors.ts';
import { cursorId } from '../tours/table.ts';
import { reviewStatusOf, tallyOf, type Vote } from './rating.ts';
import type { ListRatingsInput, ListReviewsInput, ModerateRatingInput, ModeratedRatingView, RatingPage, ReviewPage } from './schemas.ts';

type By = { tourId: string; userId: string };

const keyOf = ({ tenantId }: Context, by: By) => ({ tenantId_userId_tourId: { tenantId, ...by } });

export async function findRating(ctx: Context, by: By): Promise<TourRatingModel | null> {
  return ctx.tx.tourRating.findUnique({ where: keyOf(ctx, by) });
}

/** Writes a person's vote and what it does to the tour's average; the caller holds the tour's counters. */
export async function writeRating(ctx: Context, by: By, vote: Vote): Promise<{ before: TourRatingModel | null; after: TourRatingModel }> {
  const before = await findRating(ctx, by);
  const reviewStatus = reviewStatusOf(before, vote.review);
  const isSame = before?.review === vote.review;
  const { tenantId, now } = ctx;
  const after = await ctx.tx.tourRating.upsert({
    where: keyOf(ctx, by),
    create: { ...by, ...vote, reviewStatus, tenantId, id: newId(), createdAt: now, updatedAt: now },
    update: {
      ...vote,
      reviewStatus,
      updatedAt: now,
      version: { increment: 1 },
      ...(!isSame && { moderatedAt: null, moderatedById: null, moderationReason: null }),
    },
  });
  await addToAverage(ctx, by.tourId, tallyOf(before, after));
  return { before, after };
}

/** Takes a person's vote away; the caller holds the tour's counters. */
export async function deleteRating(ctx: Context, by: By): Promise<TourRatingModel | null> {
  const before = await findRating(ctx, by);
  if (!before) return null;
  await ctx.tx.tourRating.delete({ where: keyOf(ctx, by) });
  await addToAverage(ctx, by.tourId, tallyOf(before, null));
  return before;
}

async function addToAverage(ctx: Context, tourId: string, { votes, stars }: { votes: number; stars: number }): Promise<void> {
  if (votes === 0 && stars === 0) return;
  await ctx.tx.$executeRaw`
    UPDATE tours SET total_ratings = total_ratings + ${votes}, rating_sum = rating_sum + ${stars},
      average_rating = coalesce((rating_sum + ${stars})::float8 / nullif(total_ratings + ${votes}, 0), 0)
    WHERE tenant_id = ${ctx.tenantId}::uuid AND id = ${tourId}::uuid`;
}

const WHO = { user: { select: { displayName: true } }, tour: { select: { title: true } } } as const;
type WithAuthor = TourRatingModel & { user: { displayName: string | null }; tour: { title: string } };

function toModerated({ user, tour, ...row }: WithAuthor): ModeratedRatingView {
  return { ...row, author: user.displayName, tourTitle: tour.title };
}

/** Writes what was decided of a review, if its words are still those that were read. */
export async function writeDecision(
  ctx: Context,
  { ratingId: id, version, decision, reason }: ModerateRatingInput,
  moderatorId: string,
): Promise<{ before: TourRatingModel; after: ModeratedRatingView }> {
  const where = { tenantId: ctx.tenantId, id, review: { not: null }, tour: { deletedAt: null } };
  const before = (await ctx.tx.tourRating.findFirst({ where })) ?? fail(toursErrors.rating_not_found);
  const { count } = await ctx.tx.tourRating.updateMany({
    where: { tenantId: ctx.tenantId, id, version },
    data: {
      reviewStatus: decision,
      moderationReason: reason ?? null,
      moderatedById: moderatorId,
      moderatedAt: ctx.now,
      version: { increment: 1 },
      updatedAt: before.updatedAt,
    },
  });
  if (count === 0) fail(commonErrors.conflict);
  return { before, after: toModerated(await ctx.tx.tourRating.findFirstOrThrow({ where, include: WHO })) };
}

/** What waits for a decision, or has got one: the oldest first. */
export async function listRatingRows(ctx: Context, { status, tourId, cursor, limit }: ListRatingsInput): Promise<RatingPage> {
  const rows = await ctx.tx.tourRating.findMany({
    where: {
      tenantId: ctx.tenantId,
      reviewStatus: status,
      tour: { deletedAt: null },
      ...(tourId !== undefined && { tourId }),
      ...(cursor !== undefined && { id: { gt: cursorId(cursor) } }),
    },
    include: WHO,
    orderBy: { id: 'asc' },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map(toModerated);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

/** What everybody reads of a live tour: its stars, and the reviews that were approved, newest first. */
export async function listReviewRows(ctx: Context, { tourId, cursor, limit }: ListReviewsInput): Promise<ReviewPage> {
  const { tenantId, tx } = ctx;
  const rows = await tx.tourRating.findMany({
    where: { tenantId, tourId, reviewStatus: 'approved', ...(cursor !== undefined && { id: { lt: cursorId(cursor) } }) },
    include: { user: { select: { displayName: true } } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const counts = await tx.tourRating.groupBy({ by: ['rating'], where: { tenantId, tourId }, _count: true });
  const tour = await tx.tour.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: tourId } },
    select: { averageRating: true, totalRatings: true },
  });
  const avatars = await avatarsOf(
    ctx,
    rows.map(({ userId }) => userId),
  );
  const items = rows.slice(0, limit).map(({ id, rating, review, userId, user, createdAt, updatedAt }) => ({
    id,
    rating,
    review: review!,
    author: user.displayName,
    avatar: avatars.get(userId) ?? null,
    createdAt,
    updatedAt,
  }));
  return {
    ...tour,
    distribution: [1, 2, 3, 4, 5].map((stars) => counts.find(({ rating }) => rating === stars)?._count ?? 0),
    items,
    nextCursor: rows.length > limit ? items.at(-1)!.id : null,
  };
}
