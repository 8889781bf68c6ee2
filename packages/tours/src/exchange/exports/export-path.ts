/** The path under which the server mounts an archive. */
export function exportPath(tenantId: string, exportId: string): string {
  return `/archives/${tenantId}/${exportId}.zip`;
}
