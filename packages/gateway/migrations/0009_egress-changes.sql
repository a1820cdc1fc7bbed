ALTER TABLE "egresses" ADD COLUMN "change_wanted" text;--> statement-breakpoint
ALTER TABLE "egresses" ADD COLUMN "change_answer" text;