-- AlterTable
ALTER TABLE "scenes" ADD COLUMN     "horizon_pitch" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "horizon_roll" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "north_offset" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "floor_plans" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "media_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 0,
    "order" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "floor_plans_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "floor_plan_pins" (
    "tenant_id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "scene_id" UUID NOT NULL,
    "x" DOUBLE PRECISION NOT NULL,
    "y" DOUBLE PRECISION NOT NULL,
    "rotation" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "floor_plan_pins_pkey" PRIMARY KEY ("tenant_id","plan_id","scene_id")
);

-- CreateTable
CREATE TABLE "floor_plan_translations" (
    "tenant_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "floor_plan_translations_pkey" PRIMARY KEY ("tenant_id","plan_id","language")
);

-- CreateTable
CREATE TABLE "guided_steps" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tour_id" UUID NOT NULL,
    "scene_id" UUID NOT NULL,
    "order" INTEGER NOT NULL,
    "yaw" DOUBLE PRECISION NOT NULL,
    "pitch" DOUBLE PRECISION NOT NULL,
    "zoom" DOUBLE PRECISION NOT NULL,
    "text" TEXT,
    "narration_media_id" UUID,
    "seconds" DOUBLE PRECISION,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guided_steps_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "guided_step_translations" (
    "tenant_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT,
    "narration_media_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guided_step_translations_pkey" PRIMARY KEY ("tenant_id","step_id","language")
);

-- CreateIndex
CREATE INDEX "floor_plans_tenant_id_media_id_idx" ON "floor_plans"("tenant_id", "media_id");

-- CreateIndex
CREATE UNIQUE INDEX "floor_plans_tenant_id_tour_id_id_key" ON "floor_plans"("tenant_id", "tour_id", "id");

-- CreateIndex
CREATE INDEX "floor_plan_pins_tenant_id_tour_id_scene_id_idx" ON "floor_plan_pins"("tenant_id", "tour_id", "scene_id");

-- CreateIndex
CREATE INDEX "guided_steps_tenant_id_tour_id_order_idx" ON "guided_steps"("tenant_id", "tour_id", "order");

-- CreateIndex
CREATE INDEX "guided_steps_tenant_id_narration_media_id_idx" ON "guided_steps"("tenant_id", "narration_media_id");

-- CreateIndex
CREATE INDEX "guided_step_translations_tenant_id_narration_media_id_idx" ON "guided_step_translations"("tenant_id", "narration_media_id");

-- AddForeignKey
ALTER TABLE "floor_plans" ADD CONSTRAINT "floor_plans_tenant_id_tour_id_fkey" FOREIGN KEY ("tenant_id", "tour_id") REFERENCES "tours"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "floor_plans" ADD CONSTRAINT "floor_plans_tenant_id_media_id_fkey" FOREIGN KEY ("tenant_id", "media_id") REFERENCES "media_files"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "floor_plan_pins" ADD CONSTRAINT "floor_plan_pins_tenant_id_tour_id_plan_id_fkey" FOREIGN KEY ("tenant_id", "tour_id", "plan_id") REFERENCES "floor_plans"("tenant_id", "tour_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "floor_plan_pins" ADD CONSTRAINT "floor_plan_pins_tenant_id_tour_id_scene_id_fkey" FOREIGN KEY ("tenant_id", "tour_id", "scene_id") REFERENCES "scenes"("tenant_id", "tour_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "floor_plan_translations" ADD CONSTRAINT "floor_plan_translations_tenant_id_plan_id_fkey" FOREIGN KEY ("tenant_id", "plan_id") REFERENCES "floor_plans"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "guided_steps" ADD CONSTRAINT "guided_steps_tenant_id_tour_id_scene_id_fkey" FOREIGN KEY ("tenant_id", "tour_id", "scene_id") REFERENCES "scenes"("tenant_id", "tour_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "guided_steps" ADD CONSTRAINT "guided_steps_tenant_id_narration_media_id_fkey" FOREIGN KEY ("tenant_id", "narration_media_id") REFERENCES "media_files"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "guided_step_translations" ADD CONSTRAINT "guided_step_translations_tenant_id_step_id_fkey" FOREIGN KEY ("tenant_id", "step_id") REFERENCES "guided_steps"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "guided_step_translations" ADD CONSTRAINT "guided_step_translations_tenant_id_narration_media_id_fkey" FOREIGN KEY ("tenant_id", "narration_media_id") REFERENCES "media_files"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What Prisma cannot say -------------------------------------------------------------------------------------------------

ALTER TABLE floor_plan_pins ADD CONSTRAINT floor_plan_pins_on_plan CHECK (x BETWEEN 0 AND 1 AND y BETWEEN 0 AND 1);
ALTER TABLE guided_steps ADD CONSTRAINT guided_steps_seconds CHECK (seconds > 0);
ALTER TABLE scenes ADD CONSTRAINT scenes_horizon CHECK (horizon_pitch BETWEEN -90 AND 90 AND horizon_roll BETWEEN -180 AND 180) NOT VALID;

CREATE TRIGGER touch_updated_at BEFORE UPDATE ON floor_plans FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON floor_plan_pins FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON floor_plan_translations FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON guided_steps FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();
CREATE TRIGGER touch_updated_at BEFORE UPDATE ON guided_step_translations FOR EACH ROW EXECUTE FUNCTION app.touch_updated_at();

-- Row-level security ---------------------------------------------------------------------------------------------------

REVOKE ALL ON "floor_plans" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "floor_plans" TO app_rt;
ALTER TABLE "floor_plans" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "floor_plans" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "floor_plans" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "floor_plans" ADD CONSTRAINT "floor_plans_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "floor_plan_pins" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "floor_plan_pins" TO app_rt;
ALTER TABLE "floor_plan_pins" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "floor_plan_pins" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "floor_plan_pins" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "floor_plan_pins" ADD CONSTRAINT "floor_plan_pins_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "floor_plan_translations" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "floor_plan_translations" TO app_rt;
ALTER TABLE "floor_plan_translations" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "floor_plan_translations" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "floor_plan_translations" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "floor_plan_translations" ADD CONSTRAINT "floor_plan_translations_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "guided_steps" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "guided_steps" TO app_rt;
ALTER TABLE "guided_steps" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "guided_steps" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "guided_steps" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "guided_steps" ADD CONSTRAINT "guided_steps_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");

REVOKE ALL ON "guided_step_translations" FROM PUBLIC, app_rt, app_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "guided_step_translations" TO app_rt;
ALTER TABLE "guided_step_translations" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "guided_step_translations" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON "guided_step_translations" USING ("tenant_id" = (select app.current_tenant())) WITH CHECK ("tenant_id" = (select app.current_tenant()));
ALTER TABLE "guided_step_translations" ADD CONSTRAINT "guided_step_translations_tenant_fk" FOREIGN KEY ("tenant_id") REFERENCES "tenants" ("id");
