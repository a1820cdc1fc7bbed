CREATE TABLE "meeting_knocks" (
	"id" text PRIMARY KEY NOT NULL,
	"space_id" text NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"answer" text,
	"seen_at" timestamp with time zone NOT NULL,
	"ordinal" bigserial NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"space_id" text PRIMARY KEY NOT NULL,
	"admission" text NOT NULL,
	"host_key_hash" text NOT NULL,
	"invitation_secret" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "meeting_knocks" ADD CONSTRAINT "meeting_knocks_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_space_id_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "meeting_knocks_space" ON "meeting_knocks" USING btree ("space_id");