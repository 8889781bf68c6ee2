/** Says by its id that a tenant was removed or came back. */
export const TENANTS_CHANNEL = 'tenants';
