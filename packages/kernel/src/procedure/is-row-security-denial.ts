/** PostgreSQL's `insufficient_privilege`, however deep Prisma has wrapped it: a row of another tenant, or a table that is not ours to write. */
export function isRowSecurityDenial(error: unknown): boolean {
  for (let [each, depth] = [error, 0]; typeof each === 'object' && each !== null && depth < 6; depth++) {
    const { code, meta, originalCode, cause } = each as { code?: unknown; meta?: unknown; originalCode?: unknown; cause?: unknown };
    if (code === '42501' || originalCode === '42501' || (code === 'P2010' && /"42501"/.test(textOf(meta)))) return true;
    if (typeof meta === 'object' && meta !== null && isRowSecurityDenial((meta as { driverAdapterError?: unknown }).driverAdapterError))
      return true;
    each = cause;
  }
  return false;
}

function textOf(value: unknown): string {
  return JSON.stringify(value ?? '');
}
