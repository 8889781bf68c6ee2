-- Roles own nothing and cannot sign in until an operator (or the embedded server) gives them a password.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_rt') THEN
    CREATE ROLE app_rt NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_jobs') THEN
    CREATE ROLE app_jobs NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_lookup') THEN
    CREATE ROLE app_lookup NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB;
  END IF;
  EXECUTE format('GRANT app_lookup TO %I', current_user);
END
$$;

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";

CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app, public TO app_rt, app_jobs, app_lookup;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- The tenant of this transaction; NULL when there is none or the setting is no uuid, so that no context means no rows, never an error (R4).
-- A pooled connection reads '' after a SET LOCAL has ended, hence no plain cast (T1). Either name of the setting counts (4.72).
CREATE FUNCTION app.current_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN s.v ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' THEN s.v::uuid END
  FROM (SELECT coalesce(nullif(current_setting('app.current_tenant', true), ''), nullif(current_setting('app.current_tenant_id', true), '')) AS v) s
$$;

-- Sets the tenant for this transaction only (4.70).
CREATE FUNCTION app.set_tenant_context(tenant uuid) RETURNS void LANGUAGE sql AS $$
  SELECT set_config('app.current_tenant', tenant::text, true)
$$;

CREATE FUNCTION app.touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.updated_at IS NOT DISTINCT FROM OLD.updated_at THEN
    NEW.updated_at := date_trunc('milliseconds', clock_timestamp());
  END IF;
  RETURN NEW;
END
$$;

CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;

-- CreateEnum
CREATE TYPE "user_status" AS ENUM ('pending', 'active', 'suspended', 'deleted');

-- CreateEnum
CREATE TYPE "platform_role" AS ENUM ('user', 'support', 'super_admin');

-- CreateEnum
CREATE TYPE "api_key_kind" AS ENUM ('secret', 'publishable');

-- CreateEnum
CREATE TYPE "media_type" AS ENUM ('image', 'video', 'audio', 'document');

-- CreateEnum
CREATE TYPE "media_status" AS ENUM ('pending', 'uploading', 'processing', 'ready', 'failed', 'quarantined', 'deleted');

-- CreateEnum
CREATE TYPE "tenant_status" AS ENUM ('active', 'suspended', 'deleted');

-- CreateEnum
CREATE TYPE "membership_status" AS ENUM ('active', 'suspended', 'removed');

-- CreateEnum
CREATE TYPE "tour_status" AS ENUM ('draft', 'in_review', 'scheduled', 'published', 'archived');

-- CreateEnum
CREATE TYPE "tour_difficulty" AS ENUM ('easy', 'moderate', 'hard', 'expert');

-- CreateEnum
CREATE TYPE "hotspot_type" AS ENUM ('navigation', 'info', 'image', 'gallery', 'video', 'audio', 'document', 'link', 'form', 'booking', 'event', 'chat', 'quiz', 'product', 'custom');

-- CreateEnum
CREATE TYPE "panorama_status" AS ENUM ('pending', 'processing', 'ready', 'failed');

-- CreateTable
CREATE TABLE "permissions" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "action" TEXT NOT NULL,

    CONSTRAINT "permissions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roles" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "is_system" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "role_permissions" (
    "tenant_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "permission_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_permissions_pkey" PRIMARY KEY ("tenant_id","role_id","permission_id")
);

-- CreateTable
CREATE TABLE "user_roles" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role_id" UUID NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "assigned_by" UUID,

    CONSTRAINT "user_roles_pkey" PRIMARY KEY ("tenant_id","user_id","role_id")
);

-- CreateTable
CREATE TABLE "resource_ownership" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_ownership_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "access_control_policies" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "policy_definition" JSONB NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_control_policies_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "access_logs" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT,
    "resource_type" TEXT NOT NULL,
    "resource_id" TEXT,
    "action" TEXT NOT NULL,
    "allowed" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "request_id" TEXT,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "access_logs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "visit_sessions" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "device_type" TEXT,
    "browser" TEXT,
    "os" TEXT,
    "country" TEXT,
    "city" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_sessions_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "analytics_events" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "event_type" TEXT NOT NULL,
    "session_id" UUID,
    "user_id" UUID,
    "tour_id" UUID,
    "scene_id" UUID,
    "hotspot_id" UUID,
    "properties" JSONB NOT NULL DEFAULT '{}',
    "page_url" TEXT,
    "duration" DOUBLE PRECISION,
    "ip_address" TEXT,
    "country" TEXT,
    "city" TEXT,

    CONSTRAINT "analytics_events_pkey" PRIMARY KEY ("tenant_id","id","occurred_at")
) PARTITION BY RANGE ("occurred_at");

-- Rows outside the partitions made ahead of time are kept, not lost.
CREATE TABLE "analytics_events_rest" PARTITION OF "analytics_events" DEFAULT;

-- CreateTable
CREATE TABLE "audit_logs" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT,
    "user_id" UUID,
    "action" TEXT NOT NULL,
    "resource_type" TEXT NOT NULL,
    "resource_id" TEXT,
    "changes" JSONB NOT NULL DEFAULT '{}',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "ip_address" TEXT,
    "user_agent" TEXT,
    "request_id" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "audit_heads" (
    "tenant_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_heads_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "security_events" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID,
    "event_type" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "ip_address" TEXT,
    "user_agent" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "security_events_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "username" TEXT,
    "given_name" TEXT,
    "family_name" TEXT,
    "display_name" TEXT NOT NULL,
    "company_name" TEXT,
    "avatar" TEXT,
    "platform_role" "platform_role" NOT NULL DEFAULT 'user',
    "status" "user_status" NOT NULL DEFAULT 'pending',
    "language" TEXT NOT NULL DEFAULT 'en',
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "password_hash" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "last_login_at" TIMESTAMPTZ(3),
    "home_tenant_id" UUID,
    "preferences" JSONB NOT NULL DEFAULT '{}',
    "metadata" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_sessions" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "auth_time" TIMESTAMPTZ(3) NOT NULL,
    "amr" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "active_tenant_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "absolute_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "auth_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "email_verification_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_verification_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "password_reset_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_reset_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refresh_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "family_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "successor_hash" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refresh_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_email_preferences" (
    "user_id" UUID NOT NULL,
    "marketing_emails" BOOLEAN NOT NULL DEFAULT false,
    "product_updates" BOOLEAN NOT NULL DEFAULT true,
    "security_alerts" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_email_preferences_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "user_metrics" (
    "user_id" UUID NOT NULL,
    "metric_name" TEXT NOT NULL,
    "metric_value" DOUBLE PRECISION NOT NULL,
    "metric_data" JSONB,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_metrics_pkey" PRIMARY KEY ("user_id","metric_name")
);

-- CreateTable
CREATE TABLE "attempt_counters" (
    "subject" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "blocked_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attempt_counters_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "outbox_facts" (
    "id" UUID NOT NULL,
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "payload" JSONB NOT NULL,
    "aggregate_type" TEXT NOT NULL,
    "aggregate_id" TEXT NOT NULL,
    "request_id" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "dispatched_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_facts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "tenant_id" UUID NOT NULL,
    "principal" TEXT NOT NULL,
    "procedure" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "response" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("tenant_id","principal","procedure","key")
);

-- CreateTable
CREATE TABLE "mails" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "topic" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "api_key_kind" NOT NULL,
    "key_prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "allowed_origins" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "requests_per_day" INTEGER,
    "requests_count" INTEGER NOT NULL DEFAULT 0,
    "last_reset_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "media_files" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "original_name" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_path" TEXT NOT NULL,
    "file_size" BIGINT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "media_type" "media_type" NOT NULL,
    "status" "media_status" NOT NULL DEFAULT 'pending',
    "checksum" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "duration" DOUBLE PRECISION,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "processing_log" JSONB NOT NULL DEFAULT '[]',
    "failure" TEXT,
    "thumbnail_path" TEXT,
    "compressed_path" TEXT,
    "storage_provider" TEXT NOT NULL,
    "external_url" TEXT,
    "upload_offset" BIGINT NOT NULL DEFAULT 0,
    "upload_expires_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),
    "uploaded_by_id" UUID NOT NULL,

    CONSTRAINT "media_files_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tenants" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "tenant_status" NOT NULL DEFAULT 'active',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "tenants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant_settings" (
    "tenant_id" UUID NOT NULL,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_settings_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "tenant_quotas" (
    "tenant_id" UUID NOT NULL,
    "max_users" INTEGER,
    "max_podcasts" INTEGER,
    "max_campaigns" INTEGER,
    "max_tours" INTEGER,
    "max_api_keys" INTEGER,
    "max_media_bytes" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_quotas_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "quota_usage" (
    "tenant_id" UUID NOT NULL,
    "resource" TEXT NOT NULL,
    "used" BIGINT NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quota_usage_pkey" PRIMARY KEY ("tenant_id","resource")
);

-- CreateTable
CREATE TABLE "memberships" (
    "tenant_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "status" "membership_status" NOT NULL DEFAULT 'active',
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("tenant_id","user_id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tours" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "location" TEXT,
    "slug" TEXT NOT NULL,
    "status" "tour_status" NOT NULL DEFAULT 'draft',
    "difficulty" "tour_difficulty",
    "category" TEXT,
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "language" TEXT NOT NULL DEFAULT 'en',
    "thumbnail_url" TEXT,
    "meta_title" TEXT,
    "meta_description" TEXT,
    "meta_keywords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "allow_public_access" BOOLEAN NOT NULL DEFAULT true,
    "allow_embedding" BOOLEAN NOT NULL DEFAULT true,
    "autoplay_enabled" BOOLEAN NOT NULL DEFAULT false,
    "autoplay_speed" DOUBLE PRECISION NOT NULL DEFAULT 3,
    "start_scene_id" UUID,
    "view_count" INTEGER NOT NULL DEFAULT 0,
    "share_count" INTEGER NOT NULL DEFAULT 0,
    "bookmark_count" INTEGER NOT NULL DEFAULT 0,
    "average_rating" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "total_ratings" INTEGER NOT NULL DEFAULT 0,
    "total_scenes" INTEGER NOT NULL DEFAULT 0,
    "total_hotspots" INTEGER NOT NULL DEFAULT 0,
    "estimated_duration" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "scheduled_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "tours_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tour_slugs" (
    "tenant_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "tour_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_slugs_pkey" PRIMARY KEY ("tenant_id","slug")
);

-- CreateTable
CREATE TABLE "panoramas" (
    "tenant_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "status" "panorama_status" NOT NULL DEFAULT 'pending',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "content_id" TEXT,
    "document" JSONB,
    "log" JSONB NOT NULL DEFAULT '[]',
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "panoramas_pkey" PRIMARY KEY ("tenant_id","media_id")
);

-- CreateTable
CREATE TABLE "scenes" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "order" INTEGER NOT NULL,
    "panorama_media_id" UUID,
    "panorama_url" TEXT,
    "thumbnail_url" TEXT,
    "map_position_x" DOUBLE PRECISION,
    "map_position_y" DOUBLE PRECISION,
    "initial_view_angle" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "initial_pitch" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "initial_zoom" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "max_zoom" DOUBLE PRECISION NOT NULL DEFAULT 4,
    "min_zoom" DOUBLE PRECISION NOT NULL DEFAULT 0.6,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "scenes_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "hotspots" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "scene_id" UUID NOT NULL,
    "type" "hotspot_type" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT,
    "order" INTEGER NOT NULL DEFAULT 0,
    "position_x" DOUBLE PRECISION NOT NULL,
    "position_y" DOUBLE PRECISION NOT NULL,
    "position_z" DOUBLE PRECISION NOT NULL,
    "icon_url" TEXT,
    "icon_color" TEXT NOT NULL DEFAULT '#ffffff',
    "icon_size" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL,
    "target_scene_id" UUID,
    "animation_type" TEXT NOT NULL DEFAULT 'none',
    "animation_speed" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "hotspots_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "scene_media" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "scene_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "media_type" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scene_media_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "hotspot_media" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "hotspot_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "media_type" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hotspot_media_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tour_translations" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT,
    "description" TEXT,
    "meta_title" TEXT,
    "meta_description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_translations_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "scene_translations" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "scene_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT,
    "description" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scene_translations_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "hotspot_translations" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "hotspot_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT,
    "description" TEXT,
    "content" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hotspot_translations_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tour_bookmarks" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_bookmarks_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tour_ratings" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "rating" INTEGER NOT NULL,
    "review" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_ratings_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tour_embeds" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "token_hint" TEXT NOT NULL,
    "domains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "width" TEXT NOT NULL DEFAULT '100%',
    "height" TEXT NOT NULL DEFAULT '600px',
    "show_controls" BOOLEAN NOT NULL DEFAULT true,
    "show_branding" BOOLEAN NOT NULL DEFAULT true,
    "autoplay" BOOLEAN NOT NULL DEFAULT false,
    "embed_views" INTEGER NOT NULL DEFAULT 0,
    "last_access_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_embeds_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "tour_publications" (
    "tenant_id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "indexable" BOOLEAN NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_publications_pkey" PRIMARY KEY ("tenant_id","tour_id")
);

-- CreateTable
CREATE TABLE "tour_documents" (
    "tenant_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "tour_id" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "brotli" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tour_documents_pkey" PRIMARY KEY ("tenant_id","hash")
);

-- CreateTable
CREATE TABLE "published_assets" (
    "tenant_id" UUID NOT NULL,
    "asset_key" TEXT NOT NULL,
    "tour_id" UUID NOT NULL,

    CONSTRAINT "published_assets_pkey" PRIMARY KEY ("tenant_id","asset_key","tour_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "permissions_name_key" ON "permissions"("name");

-- CreateIndex
CREATE UNIQUE INDEX "roles_tenant_id_name_key" ON "roles"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "resource_ownership_tenant_id_owner_id_idx" ON "resource_ownership"("tenant_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "resource_ownership_tenant_id_resource_type_resource_id_key" ON "resource_ownership"("tenant_id", "resource_type", "resource_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_control_policies_tenant_id_name_key" ON "access_control_policies"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "access_logs_tenant_id_occurred_at_idx" ON "access_logs"("tenant_id", "occurred_at");

-- CreateIndex
CREATE INDEX "visit_sessions_tenant_id_started_at_idx" ON "visit_sessions"("tenant_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "visit_sessions_tenant_id_token_hash_key" ON "visit_sessions"("tenant_id", "token_hash");

-- CreateIndex
CREATE INDEX "analytics_events_tenant_id_tour_id_occurred_at_idx" ON "analytics_events"("tenant_id", "tour_id", "occurred_at");

-- CreateIndex
CREATE INDEX "audit_logs_tenant_id_resource_type_resource_id_idx" ON "audit_logs"("tenant_id", "resource_type", "resource_id");

-- CreateIndex
CREATE INDEX "audit_logs_tenant_id_user_id_idx" ON "audit_logs"("tenant_id", "user_id");

-- CreateIndex
CREATE INDEX "audit_logs_tenant_id_occurred_at_idx" ON "audit_logs"("tenant_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_logs_tenant_id_sequence_key" ON "audit_logs"("tenant_id", "sequence");

-- CreateIndex
CREATE INDEX "security_events_tenant_id_occurred_at_idx" ON "security_events"("tenant_id", "occurred_at");

-- CreateIndex
CREATE INDEX "users_status_idx" ON "users"("status");

-- CreateIndex
CREATE INDEX "auth_sessions_user_id_idx" ON "auth_sessions"("user_id");

-- CreateIndex
CREATE INDEX "auth_sessions_expires_at_idx" ON "auth_sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "email_verification_tokens_token_hash_key" ON "email_verification_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "email_verification_tokens_user_id_idx" ON "email_verification_tokens"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "password_reset_tokens_token_hash_key" ON "password_reset_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "password_reset_tokens_user_id_idx" ON "password_reset_tokens"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "refresh_tokens_token_hash_key" ON "refresh_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "refresh_tokens_user_id_idx" ON "refresh_tokens"("user_id");

-- CreateIndex
CREATE INDEX "refresh_tokens_family_id_idx" ON "refresh_tokens"("family_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_expires_at_idx" ON "idempotency_keys"("expires_at");

-- CreateIndex
CREATE INDEX "mails_tenant_id_created_at_idx" ON "mails"("tenant_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_prefix_key" ON "api_keys"("key_prefix");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "media_files_tenant_id_status_idx" ON "media_files"("tenant_id", "status");

-- CreateIndex
CREATE INDEX "media_files_tenant_id_created_at_idx" ON "media_files"("tenant_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "media_files_tenant_id_file_name_key" ON "media_files"("tenant_id", "file_name");

-- CreateIndex
CREATE UNIQUE INDEX "tenants_slug_key" ON "tenants"("slug");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_token_hash_key" ON "invitations"("token_hash");

-- CreateIndex
CREATE INDEX "invitations_tenant_id_email_idx" ON "invitations"("tenant_id", "email");

-- CreateIndex
CREATE INDEX "tours_tenant_id_status_idx" ON "tours"("tenant_id", "status");

-- CreateIndex
CREATE INDEX "tours_tenant_id_created_at_idx" ON "tours"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "tours_tenant_id_category_idx" ON "tours"("tenant_id", "category");

-- CreateIndex
CREATE INDEX "tour_slugs_tenant_id_tour_id_idx" ON "tour_slugs"("tenant_id", "tour_id");

-- CreateIndex
CREATE INDEX "panoramas_tenant_id_content_id_idx" ON "panoramas"("tenant_id", "content_id");

-- CreateIndex
CREATE INDEX "scenes_tenant_id_tour_id_order_idx" ON "scenes"("tenant_id", "tour_id", "order");

-- CreateIndex
CREATE INDEX "scenes_tenant_id_panorama_media_id_idx" ON "scenes"("tenant_id", "panorama_media_id");

-- CreateIndex
CREATE UNIQUE INDEX "scenes_tenant_id_tour_id_id_key" ON "scenes"("tenant_id", "tour_id", "id");

-- CreateIndex
CREATE INDEX "hotspots_tenant_id_scene_id_idx" ON "hotspots"("tenant_id", "scene_id");

-- CreateIndex
CREATE INDEX "hotspots_tenant_id_target_scene_id_idx" ON "hotspots"("tenant_id", "target_scene_id");

-- CreateIndex
CREATE INDEX "scene_media_tenant_id_media_id_idx" ON "scene_media"("tenant_id", "media_id");

-- CreateIndex
CREATE UNIQUE INDEX "scene_media_tenant_id_scene_id_media_id_media_type_key" ON "scene_media"("tenant_id", "scene_id", "media_id", "media_type");

-- CreateIndex
CREATE INDEX "hotspot_media_tenant_id_media_id_idx" ON "hotspot_media"("tenant_id", "media_id");

-- CreateIndex
CREATE UNIQUE INDEX "hotspot_media_tenant_id_hotspot_id_media_id_media_type_key" ON "hotspot_media"("tenant_id", "hotspot_id", "media_id", "media_type");

-- CreateIndex
CREATE UNIQUE INDEX "tour_translations_tenant_id_tour_id_language_key" ON "tour_translations"("tenant_id", "tour_id", "language");

-- CreateIndex
CREATE UNIQUE INDEX "scene_translations_tenant_id_scene_id_language_key" ON "scene_translations"("tenant_id", "scene_id", "language");

-- CreateIndex
CREATE UNIQUE INDEX "hotspot_translations_tenant_id_hotspot_id_language_key" ON "hotspot_translations"("tenant_id", "hotspot_id", "language");

-- CreateIndex
CREATE INDEX "tour_bookmarks_tenant_id_tour_id_idx" ON "tour_bookmarks"("tenant_id", "tour_id");

-- CreateIndex
CREATE UNIQUE INDEX "tour_bookmarks_tenant_id_user_id_tour_id_key" ON "tour_bookmarks"("tenant_id", "user_id", "tour_id");

-- CreateIndex
CREATE INDEX "tour_ratings_tenant_id_tour_id_idx" ON "tour_ratings"("tenant_id", "tour_id");

-- CreateIndex
CREATE UNIQUE INDEX "tour_ratings_tenant_id_user_id_tour_id_key" ON "tour_ratings"("tenant_id", "user_id", "tour_id");

-- CreateIndex
CREATE UNIQUE INDEX "tour_embeds_token_hash_key" ON "tour_embeds"("token_hash");

-- CreateIndex
CREATE INDEX "tour_embeds_tenant_id_tour_id_idx" ON "tour_embeds"("tenant_id", "tour_id");

-- CreateIndex
CREATE UNIQUE INDEX "tour_publications_tenant_id_slug_key" ON "tour_publications"("tenant_id", "slug");

-- CreateIndex
CREATE INDEX "tour_documents_tenant_id_tour_id_idx" ON "tour_documents"("tenant_id", "tour_id");

-- CreateIndex
CREATE INDEX "published_assets_tenant_id_tour_id_idx" ON "published_assets"("tenant_id", "tour_id");

-- AddForeignKey
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "roles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_permission_id_fkey" FOREIGN KEY ("permission_id") REFERENCES "permissions"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_tenant_id_user_id_fkey" FOREIGN KEY ("tenant_id", "user_id") REFERENCES "memberships"("tenant_id", "user_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "roles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "resource_ownership" ADD CONSTRAINT "resource_ownership_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "auth_sessions" ADD CONSTRAINT "auth_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email_verification_tokens" ADD CONSTRAINT "email_verification_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "password_reset_tokens" ADD CONSTRAINT "password_reset_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "user_email_preferences" ADD CONSTRAINT "user_email_preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "user_metrics" ADD CONSTRAINT "user_metrics_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_id_role_id_fkey" FOREIGN KEY ("tenant_id", "role_id") REFERENCES "roles"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tours" ADD CONSTRAINT "tours_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tours" ADD CONSTRAINT "tours_updated_by_id_fkey" FOREIGN KEY ("updated_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_slugs" ADD CONSTRAINT "tour_slugs_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "panoramas" ADD CONSTRAINT "panoramas_tenant_id_media_id_fkey" FOREIGN KEY ("tenant_id", "media_id") REFERENCES "media_files"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "scenes" ADD CONSTRAINT "scenes_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "hotspots" ADD CONSTRAINT "hotspots_tenant_id_tour_id_scene_id_fkey" FOREIGN KEY ("tenant_id", "tour_id", "scene_id") REFERENCES "scenes"("tenant_id", "tour_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "scene_media" ADD CONSTRAINT "scene_media_tenant_id_scene_id_fkey" FOREIGN KEY ("tenant_id", "scene_id") REFERENCES "scenes"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "scene_media" ADD CONSTRAINT "scene_media_tenant_id_media_id_fkey" FOREIGN KEY ("tenant_id", "media_id") REFERENCES "media_files"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "hotspot_media" ADD CONSTRAINT "hotspot_media_tenant_id_hotspot_id_fkey" FOREIGN KEY ("tenant_id", "hotspot_id") REFERENCES "hotspots"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "hotspot_media" ADD CONSTRAINT "hotspot_media_tenant_id_media_id_fkey" FOREIGN KEY ("tenant_id", "media_id") REFERENCES "media_files"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_translations" ADD CONSTRAINT "tour_translations_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "scene_translations" ADD CONSTRAINT "scene_translations_tenant_id_scene_id_fkey" FOREIGN KEY ("tenant_id", "scene_id") REFERENCES "scenes"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "hotspot_translations" ADD CONSTRAINT "hotspot_translations_tenant_id_hotspot_id_fkey" FOREIGN KEY ("tenant_id", "hotspot_id") REFERENCES "hotspots"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_bookmarks" ADD CONSTRAINT "tour_bookmarks_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_bookmarks" ADD CONSTRAINT "tour_bookmarks_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_ratings" ADD CONSTRAINT "tour_ratings_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_ratings" ADD CONSTRAINT "tour_ratings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_embeds" ADD CONSTRAINT "tour_embeds_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tour_publications" ADD CONSTRAINT "tour_publications_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "published_assets" ADD CONSTRAINT "published_assets_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tour_publications"("tenant_id", "tour_id") ON DELETE CASCADE ON UPDATE NO ACTION;


-- What Prisma cannot say -------------------------------------------------------------------------------------------------

-- Natural keys hold among the living only, so that a name is free again after a delete (I14).
CREATE UNIQUE INDEX users_email_live ON users (lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX users_username_live ON users (lower(username)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX tours_slug_live ON tours (tenant_id, slug) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX scenes_key_live ON scenes (tenant_id, tour_id, key) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX invitations_open ON invitations (tenant_id, lower(email)) WHERE accepted_at IS NULL AND revoked_at IS NULL;
CREATE INDEX outbox_facts_waiting ON outbox_facts (id) WHERE dispatched_at IS NULL;
CREATE INDEX tours_title_trgm ON tours USING gin (title gin_trgm_ops);
CREATE INDEX tours_tags ON tours USING gin (tags);

-- It is compressed already: a second attempt would cost at each write and each read.
ALTER TABLE tour_documents ALTER COLUMN brotli SET STORAGE EXTERNAL;

-- A hotspot leads to a scene of its own tour or nowhere (0.19).
ALTER TABLE hotspots ADD CONSTRAINT hotspots_target_scene_fk FOREIGN KEY (tenant_id, tour_id, target_scene_id)
  REFERENCES scenes (tenant_id, tour_id, id) ON DELETE SET NULL (target_scene_id);
ALTER TABLE tours ADD CONSTRAINT tours_start_scene_fk FOREIGN KEY (tenant_id, id, start_scene_id)
  REFERENCES scenes (tenant_id, tour_id, id) ON DELETE SET NULL (start_scene_id);
ALTER TABLE scenes ADD CONSTRAINT scenes_panorama_fk FOREIGN KEY (tenant_id, panorama_media_id)
  REFERENCES media_files (tenant_id, id) ON DELETE RESTRICT;

ALTER TABLE scenes ADD CONSTRAINT scenes_zoom_range CHECK (min_zoom > 0 AND min_zoom <= max_zoom);
ALTER TABLE scenes ADD CONSTRAINT scenes_map_range CHECK (map_position_x BETWEEN 0 AND 1 AND map_position_y BETWEEN 0 AND 1);
ALTER TABLE hotspots ADD CONSTRAINT hotspots_position_nonzero CHECK (position_x <> 0 OR position_y <> 0 OR position_z <> 0);
ALTER TABLE tour_ratings ADD CONSTRAINT tour_ratings_range CHECK (rating BETWEEN 1 AND 5);
ALTER TABLE quota_usage ADD CONSTRAINT quota_usage_not_negative CHECK (used >= 0);
ALTER TABLE media_files ADD CONSTRAINT media_files_size CHECK (file_size >= 0 AND upload_offset BETWEEN 0 AND file_size);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit_logs FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON audit_logs FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();


-- Generated from tables.yaml (prisma/src/policies.ts) ------------------------------------------------------------------

REVOKE ALL ON "tenants" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE ON "tenants" TO app_rt;
ALTER TABLE "tenants" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenants" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tenants" USING ("id" = (select app.current_tenant())) WITH CHECK ("id" = (select app.current_tenant()));
GRANT SELECT ON "tenants" TO app_lookup;
CREATE POLICY lookup ON "tenants" FOR SELECT TO app_lookup USING ("id" IS NOT NULL);

REVOKE ALL ON "tenant_settings" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tenant_settings" TO app_rt;
ALTER TABLE "tenant_settings" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_settings" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tenant_settings" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tenant_settings" ADD CONSTRAINT "tenant_settings_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tenant_quotas" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tenant_quotas" TO app_rt;
ALTER TABLE "tenant_quotas" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant_quotas" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tenant_quotas" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tenant_quotas" ADD CONSTRAINT "tenant_quotas_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "quota_usage" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "quota_usage" TO app_rt;
ALTER TABLE "quota_usage" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "quota_usage" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "quota_usage" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "quota_usage" ADD CONSTRAINT "quota_usage_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "memberships" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE ON "memberships" TO app_rt;
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "memberships" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "memberships" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
GRANT SELECT ON "memberships" TO app_lookup;
CREATE POLICY lookup ON "memberships" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "invitations" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "invitations" TO app_rt;
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "invitations" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "invitations" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
GRANT SELECT ON "invitations" TO app_lookup;
CREATE POLICY lookup ON "invitations" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "users" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE ON "users" TO app_rt;

REVOKE ALL ON "auth_sessions" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "auth_sessions" TO app_rt;

REVOKE ALL ON "email_verification_tokens" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "email_verification_tokens" TO app_rt;

REVOKE ALL ON "password_reset_tokens" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "password_reset_tokens" TO app_rt;

REVOKE ALL ON "refresh_tokens" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "refresh_tokens" TO app_rt;

REVOKE ALL ON "user_email_preferences" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "user_email_preferences" TO app_rt;

REVOKE ALL ON "user_metrics" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "user_metrics" TO app_rt;

REVOKE ALL ON "attempt_counters" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "attempt_counters" TO app_rt;

REVOKE ALL ON "permissions" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT ON "permissions" TO app_rt;

REVOKE ALL ON "roles" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "roles" TO app_rt;
ALTER TABLE "roles" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "roles" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "roles" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "roles" ADD CONSTRAINT "roles_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "role_permissions" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "role_permissions" TO app_rt;
ALTER TABLE "role_permissions" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "role_permissions" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "role_permissions" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "role_permissions" ADD CONSTRAINT "role_permissions_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "user_roles" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "user_roles" TO app_rt;
ALTER TABLE "user_roles" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "user_roles" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "user_roles" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "user_roles" ADD CONSTRAINT "user_roles_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "resource_ownership" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "resource_ownership" TO app_rt;
ALTER TABLE "resource_ownership" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "resource_ownership" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "resource_ownership" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "resource_ownership" ADD CONSTRAINT "resource_ownership_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "access_control_policies" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "access_control_policies" TO app_rt;
ALTER TABLE "access_control_policies" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "access_control_policies" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "access_control_policies" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "access_control_policies" ADD CONSTRAINT "access_control_policies_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "access_logs" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT ON "access_logs" TO app_rt;
ALTER TABLE "access_logs" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "access_logs" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "access_logs" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "access_logs" ADD CONSTRAINT "access_logs_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "api_keys" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "api_keys" TO app_rt;
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "api_keys" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "api_keys" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
GRANT SELECT ON "api_keys" TO app_lookup;
CREATE POLICY lookup ON "api_keys" FOR SELECT TO app_lookup USING ("tenant_id" IS NOT NULL);
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "audit_logs" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT ON "audit_logs" TO app_rt;
ALTER TABLE "audit_logs" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_logs" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "audit_logs" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "audit_heads" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE ON "audit_heads" TO app_rt;
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "audit_heads" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "audit_heads" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "security_events" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT ON "security_events" TO app_rt;
ALTER TABLE "security_events" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "security_events" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "security_events" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "media_files" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "media_files" TO app_rt;
ALTER TABLE "media_files" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "media_files" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "media_files" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "visit_sessions" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "visit_sessions" TO app_rt;
ALTER TABLE "visit_sessions" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "visit_sessions" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "visit_sessions" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "visit_sessions" ADD CONSTRAINT "visit_sessions_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "analytics_events" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "analytics_events" TO app_rt;
ALTER TABLE "analytics_events" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "analytics_events" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "analytics_events" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "analytics_events" ADD CONSTRAINT "analytics_events_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "outbox_facts" FROM PUBLIC, app_rt, app_jobs;
GRANT INSERT ON "outbox_facts" TO app_rt;
GRANT SELECT, UPDATE, DELETE ON "outbox_facts" TO app_jobs;
ALTER TABLE "outbox_facts" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "outbox_facts" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "outbox_facts" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
CREATE POLICY jobs_across_tenants ON "outbox_facts" TO app_jobs USING ("tenant_id" IS NOT NULL);
ALTER TABLE "outbox_facts" ADD CONSTRAINT "outbox_facts_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "idempotency_keys" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "idempotency_keys" TO app_rt;
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "idempotency_keys" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "idempotency_keys" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "mails" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "mails" TO app_rt;
ALTER TABLE "mails" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "mails" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "mails" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "mails" ADD CONSTRAINT "mails_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tours" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tours" TO app_rt;
ALTER TABLE "tours" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tours" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tours" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tours" ADD CONSTRAINT "tours_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_slugs" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_slugs" TO app_rt;
ALTER TABLE "tour_slugs" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_slugs" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_slugs" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_slugs" ADD CONSTRAINT "tour_slugs_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "panoramas" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "panoramas" TO app_rt;
ALTER TABLE "panoramas" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "panoramas" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "panoramas" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "panoramas" ADD CONSTRAINT "panoramas_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "scenes" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "scenes" TO app_rt;
ALTER TABLE "scenes" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scenes" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "scenes" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "scenes" ADD CONSTRAINT "scenes_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "hotspots" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "hotspots" TO app_rt;
ALTER TABLE "hotspots" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hotspots" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "hotspots" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "hotspots" ADD CONSTRAINT "hotspots_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "scene_media" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "scene_media" TO app_rt;
ALTER TABLE "scene_media" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scene_media" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "scene_media" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "scene_media" ADD CONSTRAINT "scene_media_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "hotspot_media" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "hotspot_media" TO app_rt;
ALTER TABLE "hotspot_media" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hotspot_media" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "hotspot_media" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "hotspot_media" ADD CONSTRAINT "hotspot_media_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_translations" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_translations" TO app_rt;
ALTER TABLE "tour_translations" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_translations" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_translations" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_translations" ADD CONSTRAINT "tour_translations_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "scene_translations" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "scene_translations" TO app_rt;
ALTER TABLE "scene_translations" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scene_translations" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "scene_translations" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "scene_translations" ADD CONSTRAINT "scene_translations_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "hotspot_translations" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "hotspot_translations" TO app_rt;
ALTER TABLE "hotspot_translations" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "hotspot_translations" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "hotspot_translations" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "hotspot_translations" ADD CONSTRAINT "hotspot_translations_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_bookmarks" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_bookmarks" TO app_rt;
ALTER TABLE "tour_bookmarks" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_bookmarks" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_bookmarks" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_bookmarks" ADD CONSTRAINT "tour_bookmarks_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_ratings" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_ratings" TO app_rt;
ALTER TABLE "tour_ratings" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_ratings" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_ratings" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_ratings" ADD CONSTRAINT "tour_ratings_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_embeds" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_embeds" TO app_rt;
ALTER TABLE "tour_embeds" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_embeds" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_embeds" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_embeds" ADD CONSTRAINT "tour_embeds_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_publications" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_publications" TO app_rt;
ALTER TABLE "tour_publications" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_publications" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_publications" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_publications" ADD CONSTRAINT "tour_publications_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "tour_documents" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "tour_documents" TO app_rt;
ALTER TABLE "tour_documents" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tour_documents" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "tour_documents" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "tour_documents" ADD CONSTRAINT "tour_documents_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "published_assets" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "published_assets" TO app_rt;
ALTER TABLE "published_assets" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "published_assets" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "published_assets" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "published_assets" ADD CONSTRAINT "published_assets_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

ALTER TABLE "analytics_events_rest" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "analytics_events_rest" FORCE ROW LEVEL SECURITY;

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "roles" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "access_control_policies" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "users" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "user_email_preferences" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "user_metrics" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "attempt_counters" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "api_keys" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "media_files" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "tenants" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "tenant_settings" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "tenant_quotas" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "quota_usage" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "memberships" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "tours" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "panoramas" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "scenes" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "hotspots" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "tour_translations" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "scene_translations" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "hotspot_translations" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "tour_ratings" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "tour_embeds" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON "tour_publications" FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();

-- Doors through the wall, each narrow (R9): what has to be known before the tenant is. ------------------------------------

CREATE FUNCTION app.tenant_by_slug(wanted text) RETURNS TABLE (id uuid, slug text, name text, status tenant_status)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT t.id, t.slug, t.name, t.status FROM public.tenants t WHERE t.slug = wanted AND t.deleted_at IS NULL
$$;
CREATE FUNCTION app.tenants_of(person uuid) RETURNS TABLE (id uuid, slug text, name text, status tenant_status)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT t.id, t.slug, t.name, t.status FROM public.memberships m JOIN public.tenants t ON t.id = m.tenant_id
  WHERE m.user_id = person AND m.status = 'active' AND t.deleted_at IS NULL ORDER BY m.joined_at, t.id
$$;
CREATE FUNCTION app.tenant_of_api_key(prefix text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT k.tenant_id FROM public.api_keys k WHERE k.key_prefix = prefix
$$;
CREATE FUNCTION app.tenant_of_invitation(hash text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT i.tenant_id FROM public.invitations i WHERE i.token_hash = hash
$$;
CREATE FUNCTION app.all_tenants() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT t.id FROM public.tenants t WHERE t.deleted_at IS NULL
$$;
GRANT CREATE ON SCHEMA app TO app_lookup;
ALTER FUNCTION app.tenant_by_slug(text) OWNER TO app_lookup;
ALTER FUNCTION app.tenants_of(uuid) OWNER TO app_lookup;
ALTER FUNCTION app.tenant_of_api_key(text) OWNER TO app_lookup;
ALTER FUNCTION app.tenant_of_invitation(text) OWNER TO app_lookup;
ALTER FUNCTION app.all_tenants() OWNER TO app_lookup;
REVOKE CREATE ON SCHEMA app FROM app_lookup;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.current_tenant(), app.set_tenant_context(uuid) TO app_rt, app_jobs;
GRANT EXECUTE ON FUNCTION app.tenant_by_slug(text), app.tenants_of(uuid), app.tenant_of_api_key(text), app.tenant_of_invitation(text) TO app_rt;
GRANT EXECUTE ON FUNCTION app.all_tenants() TO app_jobs;

-- The platform itself is a tenant: what people do outside any customer (sign-in, registration) is recorded there.
DO $$
BEGIN
  PERFORM app.set_tenant_context('00000000-0000-7000-8000-000000000000');
  INSERT INTO tenants (id, slug, name) VALUES ('00000000-0000-7000-8000-000000000000', 'platform', 'Belvedere');
END
$$;

-- The job queue's own schema: the worker's role owns it, nobody else sees it.
GRANT app_jobs TO CURRENT_USER;
CREATE SCHEMA pgboss AUTHORIZATION app_jobs;
