ALTER TABLE "broadcasts" ADD COLUMN "extra_destinations" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "destination_reports" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD COLUMN "restarts" integer DEFAULT 0 NOT NULL;