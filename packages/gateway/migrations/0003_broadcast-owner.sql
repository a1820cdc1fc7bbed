ALTER TABLE "broadcasts" ADD COLUMN "owner" text;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "owner_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "stop_wanted" text;