CREATE TABLE "egresses" (
	"id" text PRIMARY KEY NOT NULL,
	"room" text NOT NULL,
	"info" text NOT NULL,
	"is_active" boolean NOT NULL,
	"owner" text NOT NULL,
	"owner_seen_at" timestamp with time zone NOT NULL,
	"stop_wanted" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ordinal" bigserial NOT NULL
);
--> statement-breakpoint
CREATE INDEX "egresses_list" ON "egresses" USING btree ("ordinal");--> statement-breakpoint
CREATE INDEX "egresses_of_room" ON "egresses" USING btree ("room","ordinal");--> statement-breakpoint
CREATE INDEX "egresses_running" ON "egresses" USING btree ("owner") WHERE "egresses"."is_active";