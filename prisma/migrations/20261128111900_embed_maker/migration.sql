-- Whose embed it is: those of a person who is suspended or removed stop (0.3). Of older ones nobody knows who made them.
ALTER TABLE "tour_embeds" ADD COLUMN "created_by_id" UUID;
