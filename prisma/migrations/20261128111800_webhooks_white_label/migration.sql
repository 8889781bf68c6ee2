-- CreateTable
CREATE TABLE "integrations" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "integration_type" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "configuration" JSONB NOT NULL DEFAULT '{}',
    "user_id" UUID NOT NULL,
    "last_sync" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "integrations_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "integration_tokens" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "token_type" TEXT NOT NULL,
    "token_value_encrypted" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "replaced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "integration_tokens_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "integration_logs" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "integration_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "event_type" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "message" TEXT,
    "records_synced" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "integration_logs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhooks" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "integration_id" UUID,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "event_types" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "disabled_reason" TEXT,
    "signing" TEXT NOT NULL DEFAULT 'v1',
    "public_key" TEXT,
    "secret" BYTEA NOT NULL,
    "previous_secret" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "last_success_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhooks_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_deliveries" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "webhook_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_deliveries_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_attempts" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "status" INTEGER,
    "error" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "response_excerpt" TEXT,
    "attempted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "white_label_settings" (
    "tenant_id" UUID NOT NULL,
    "brand_name" TEXT,
    "sender_name" TEXT,
    "logo_media_id" UUID,
    "favicon_media_id" UUID,
    "primary_color" TEXT,
    "background_color" TEXT,
    "text_color" TEXT,
    "show_powered_by" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "white_label_settings_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "custom_domains" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "verified_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "lost_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "custom_domains_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE INDEX "integrations_user_id_idx" ON "integrations"("user_id");

-- CreateIndex
CREATE INDEX "integration_tokens_tenant_id_integration_id_token_type_idx" ON "integration_tokens"("tenant_id", "integration_id", "token_type");

-- CreateIndex
CREATE INDEX "integration_logs_tenant_id_integration_id_id_idx" ON "integration_logs"("tenant_id", "integration_id", "id");

-- CreateIndex
CREATE INDEX "integration_logs_tenant_id_started_at_idx" ON "integration_logs"("tenant_id", "started_at");

-- CreateIndex
CREATE INDEX "webhooks_created_by_id_idx" ON "webhooks"("created_by_id");

-- CreateIndex
CREATE INDEX "webhooks_tenant_id_integration_id_idx" ON "webhooks"("tenant_id", "integration_id");

-- CreateIndex
CREATE INDEX "webhook_deliveries_tenant_id_webhook_id_status_next_attempt_idx" ON "webhook_deliveries"("tenant_id", "webhook_id", "status", "next_attempt_at");

-- CreateIndex
CREATE INDEX "webhook_deliveries_tenant_id_created_at_idx" ON "webhook_deliveries"("tenant_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_deliveries_tenant_id_webhook_id_message_id_key" ON "webhook_deliveries"("tenant_id", "webhook_id", "message_id");

-- CreateIndex
CREATE INDEX "webhook_attempts_tenant_id_delivery_id_id_idx" ON "webhook_attempts"("tenant_id", "delivery_id", "id");

-- CreateIndex
CREATE INDEX "white_label_settings_tenant_id_logo_media_id_idx" ON "white_label_settings"("tenant_id", "logo_media_id");

-- CreateIndex
CREATE INDEX "white_label_settings_tenant_id_favicon_media_id_idx" ON "white_label_settings"("tenant_id", "favicon_media_id");

-- CreateIndex
CREATE UNIQUE INDEX "custom_domains_tenant_id_domain_key" ON "custom_domains"("tenant_id", "domain");

-- AddForeignKey
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "integration_tokens" ADD CONSTRAINT "integration_tokens_tenant_id_integration_id_fkey" FOREIGN KEY ("tenant_id", "integration_id") REFERENCES "integrations"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "integration_logs" ADD CONSTRAINT "integration_logs_tenant_id_integration_id_fkey" FOREIGN KEY ("tenant_id", "integration_id") REFERENCES "integrations"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_tenant_id_integration_id_fkey" FOREIGN KEY ("tenant_id", "integration_id") REFERENCES "integrations"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_tenant_id_webhook_id_fkey" FOREIGN KEY ("tenant_id", "webhook_id") REFERENCES "webhooks"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_tenant_id_delivery_id_fkey" FOREIGN KEY ("tenant_id", "delivery_id") REFERENCES "webhook_deliveries"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "white_label_settings" ADD CONSTRAINT "white_label_settings_tenant_id_logo_media_id_fkey" FOREIGN KEY ("tenant_id", "logo_media_id") REFERENCES "media_files"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "white_label_settings" ADD CONSTRAINT "white_label_settings_tenant_id_favicon_media_id_fkey" FOREIGN KEY ("tenant_id", "favicon_media_id") REFERENCES "media_files"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

REVOKE ALL ON "integrations" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "integrations" TO app_rt;
ALTER TABLE "integrations" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "integrations" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "integrations" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "integration_tokens" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "integration_tokens" TO app_rt;
ALTER TABLE "integration_tokens" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "integration_tokens" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "integration_tokens" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "integration_tokens" ADD CONSTRAINT "integration_tokens_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "integration_logs" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "integration_logs" TO app_rt;
ALTER TABLE "integration_logs" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "integration_logs" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "integration_logs" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "integration_logs" ADD CONSTRAINT "integration_logs_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "webhooks" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhooks" TO app_rt;
GRANT SELECT ON "webhooks" TO app_jobs;
ALTER TABLE "webhooks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "webhooks" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "webhooks" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
CREATE POLICY jobs_across_tenants ON "webhooks" TO app_jobs USING ("tenant_id" IS NOT NULL);
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "webhook_deliveries" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_deliveries" TO app_rt;
GRANT SELECT, UPDATE ON "webhook_deliveries" TO app_jobs;
ALTER TABLE "webhook_deliveries" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "webhook_deliveries" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "webhook_deliveries" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
CREATE POLICY jobs_across_tenants ON "webhook_deliveries" TO app_jobs USING ("tenant_id" IS NOT NULL);
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "webhook_attempts" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "webhook_attempts" TO app_rt;
ALTER TABLE "webhook_attempts" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "webhook_attempts" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "webhook_attempts" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "white_label_settings" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "white_label_settings" TO app_rt;
ALTER TABLE "white_label_settings" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "white_label_settings" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "white_label_settings" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "white_label_settings" ADD CONSTRAINT "white_label_settings_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "custom_domains" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "custom_domains" TO app_rt;
ALTER TABLE "custom_domains" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "custom_domains" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "custom_domains" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
GRANT SELECT ON "custom_domains" TO app_lookup;
CREATE POLICY lookup ON "custom_domains" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);
ALTER TABLE "custom_domains" ADD CONSTRAINT "custom_domains_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "integrations" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "webhooks" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "white_label_settings" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();

-- One tenant has a host name: whoever has shown that it is theirs.
CREATE UNIQUE INDEX "custom_domains_verified_key" ON "custom_domains" ("domain") WHERE "verified_at" IS NOT NULL;
CREATE UNIQUE INDEX "custom_domains_primary_key" ON "custom_domains" ("tenant_id") WHERE "is_primary";
CREATE UNIQUE INDEX "integration_tokens_live_key" ON "integration_tokens" ("tenant_id", "integration_id", "token_type") WHERE "replaced_at" IS NULL;

-- The tenant of a host name, before there is a context.
CREATE FUNCTION app.tenant_of_domain(host text) RETURNS TABLE (id uuid, slug text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT t.id, t.slug FROM public.custom_domains d JOIN public.tenants t ON t.id = d.tenant_id
  WHERE d.domain = host AND d.verified_at IS NOT NULL AND t.status = 'active' AND t.deleted_at IS NULL
$$;
GRANT CREATE ON SCHEMA app TO app_lookup;
ALTER FUNCTION app.tenant_of_domain(text) OWNER TO app_lookup;
REVOKE CREATE ON SCHEMA app FROM app_lookup;
REVOKE ALL ON FUNCTION app.tenant_of_domain(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.tenant_of_domain(text) TO app_rt;

-- The three lists of mail are a view of what people chose in the one preference centre (4.5).
-- Nothing has written to it: the choices are rows of notification_preferences.
-- squawk-ignore ban-drop-table
DROP TABLE "user_email_preferences";
CREATE VIEW "user_email_preferences" WITH (security_invoker = true) AS
SELECT u.id AS user_id,
  coalesce(bool_or(p.mode <> 'off') FILTER (WHERE p.topic = 'marketing'), false) AS marketing_emails,
  coalesce(bool_or(p.mode <> 'off') FILTER (WHERE p.topic = 'product'), true) AS product_updates,
  true AS security_alerts,
  max(p.updated_at) AS updated_at
FROM users u LEFT JOIN notification_preferences p ON p.user_id = u.id AND p.channel = 'email'
GROUP BY u.id;
GRANT SELECT ON "user_email_preferences" TO app_rt;
