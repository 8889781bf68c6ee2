import type { Call } from '@belvedere/kernel';
import { toPage } from '../to-page.ts';
import type { ListSecurityNoticesInput, SecurityNoticePage } from './schemas.ts';
import { listNoticeRows } from './table.ts';

export async function listSecurityNotices({ ctx, input }: Call<ListSecurityNoticesInput>): Promise<SecurityNoticePage> {
  return toPage(await listNoticeRows(ctx.tx, input), input.limit);
}
