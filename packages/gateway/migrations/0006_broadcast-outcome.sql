ALTER TABLE "broadcasts" ADD COLUMN "outcome" text;--> statement-breakpoint
UPDATE "broadcasts" SET "outcome" = CASE WHEN "cause" IS NULL OR "cause" = 'everyone has left the space' THEN 'ended' ELSE 'failed' END
  WHERE "state" = 'idle' AND ("cause" IS NOT NULL OR "owner" IS NOT NULL);
