-- AlterTable
ALTER TABLE "rollups_due" ADD COLUMN "made_at" TIMESTAMPTZ(3);
