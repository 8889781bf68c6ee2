import { defineErrors } from '@belvedere/kernel/core';

export const tenantArchiveErrors = defineErrors('tenant_archive', {
  unknown_tenant: { status: 404, message: 'There is no such tenant.', help: 'Give the slug of one that is not removed.' },
  no_archive: { status: 404, message: 'There is no archive at that path.', help: 'Give the file that tenant export wrote.' },
  altered: {
    status: 409,
    message: 'This is not an archive of a tenant, or it was changed since it was written.',
    help: 'Get it again from where it was made, or export the tenant again.',
  },
  untrusted: {
    status: 409,
    message: 'The archive is signed by an installation that is not trusted here.',
    help: 'Give the key of that installation by --key: its /.well-known/belvedere-export-keys.json.',
  },
  other_schema: {
    status: 409,
    message: 'The archive was written by another version of the schema.',
    help: 'Bring both installations to the same version and export the tenant again.',
  },
  tenant_exists: {
    status: 409,
    message: 'A tenant with this id or slug is here already; nothing was changed.',
    help: 'Import into another installation, or change the slug of the one that is here.',
  },
});
