import { hashToken, type Context } from '@belvedere/kernel';

export interface LinkCheck {
  url: string;
  outcome: 'ok' | 'broken' | 'unreachable' | 'refused';
  httpStatus: number | null;
  checkedAt: Date;
}

/** What came of the last look at these addresses. */
export async function findCheckedLinks(ctx: Pick<Context, 'tx' | 'tenantId'>, urls: readonly string[]): Promise<Map<string, LinkCheck>> {
  if (urls.length === 0) return new Map();
  const rows = await ctx.tx.linkCheck.findMany({ where: { tenantId: ctx.tenantId, urlHash: { in: urls.map(hashToken) } } });
  return new Map(rows.map((row) => [row.url, row]));
}

export async function saveLinkCheck(ctx: Context, check: LinkCheck): Promise<void> {
  const { url, ...result } = check;
  const key = { tenantId: ctx.tenantId, urlHash: hashToken(url) };
  await ctx.tx.linkCheck.upsert({ where: { tenantId_urlHash: key }, create: { ...key, ...check }, update: result });
}
