import type { Call } from '@belvedere/kernel';
import type { BrandView } from './schemas.ts';
import { findBrand } from './table.ts';

export async function getBrand({ ctx }: Call<object>): Promise<BrandView> {
  return findBrand(ctx.tx, ctx.tenantId);
}
