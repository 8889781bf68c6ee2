/** The functions that look behind row-level security, frozen here: a new one needs its reason (R9). */
export const DOORS = {
  'app.tenant_by_slug(text)': 'A host name or address leads to its tenant before there is a context.',
  'app.tenant_of_domain(text)': 'A visitor comes by the host name of a tenant: it is all that is known of them.',
  'app.tenants_of(uuid)': 'Whoever signs in chooses among the tenants of which they are a member.',
  'app.tenant_of_api_key(text)': 'A key that carries no tenant still finds its own.',
  'app.tenant_of_invitation(text)': 'An invited person follows a link before they belong to the tenant.',
  'app.removed_tenants_of(uuid)': 'Whoever was a member hears that the tenant is removed, and an owner brings it back.',
  'app.list_tenants(uuid,integer)': 'Administrators of the platform see which tenants there are, and which of them are removed.',
  'app.all_tenants()': 'Jobs go through the tenants one by one.',
  'app.sitemap_tenants()': 'The index of sitemaps names every tenant that has public tours, which they are themselves named in.',
  'app.sitemap_event_tenants()': 'The same for events: every tenant that has some that are or were live.',
  'app.tenants_of_guest(text)': 'Whoever proves an address is given what it is on as a guest, in tenants that they do not know by then.',
  'app.entries_of_person(uuid,integer)':
    'People see what they are on as guests in all tenants: their own entries, and no more of each tenant than its pages say.',
  'app.drop_archived_audit_logs()':
    'Entries of the current tenant leave the audit log once a file has them; the runtime role may delete none itself.',
  'app.forget_access_logs(timestamp with time zone)': 'Retention of the current tenant’s access log, never younger than 30 days.',
  'app.keep_day_partitions(text,date,integer,integer)':
    'Partitions are made and dropped by their owner; the runtime role may not make tables.',
  'app.purge_rows(uuid,text)': 'A removed tenant whose time of grace is over goes whole, its trail too; the function checks both itself.',
  'app.forget_in_queue(text)':
    'An erased person’s address goes from facts and jobs that carry it, in whatever tenant; only whole equal addresses.',
  'app.forget_rows(text,timestamp with time zone)': 'Retention of the current tenant’s security events, never younger than 30 days.',
  // What administrators of the platform see of work under way, in its own context alone (app.require_platform, ADR 0230).
  'app.worker_seen_at()': 'When a worker last gave a sign of life.',
  'app.queue_states()': 'How many jobs wait, run and have failed in each queue.',
  'app.schedule_states()': 'When the clock last began what, and how it ended.',
  'app.list_failed_jobs(text,bigint,uuid,integer)': 'Jobs that were given up, with their error and without what they were given.',
  'app.retry_failed_jobs(text,uuid)': 'Jobs that were given up are tried again.',
  'app.discard_failed_job(text,uuid)': 'A job that was given up is forgotten.',
  'app.outbox_state()': 'How many facts wait, and since when.',
  'app.list_facts(text,text,uuid,integer)': 'Facts on their way, by name and time, without their payload.',
  'app.redeliver_fact(uuid)': 'A fact goes once more to whoever hears it.',
  'app.mail_state()': 'How many letters wait, were sent, and were given up.',
  'app.list_mails(text,text,text,uuid,integer)': 'Letters of all tenants, without subject and text.',
  'app.list_security_events(text,text,boolean,uuid,integer)': 'What looked like an attack anywhere, without its details.',
  'app.list_cases(text,uuid,integer)': 'Requests about personal data anywhere and their dates, without whom they are about.',
  'app.count_workspaces(uuid[])': 'In how many tenants people are members.',
};
