CREATE TABLE "evictions" (
	"key_id" text PRIMARY KEY NOT NULL,
	"environment_id" text NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gateways" (
	"id" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"listed_at" timestamp with time zone,
	"are_hints_seen" boolean DEFAULT false NOT NULL,
	"ordinal" bigserial NOT NULL
);
--> statement-breakpoint
DROP INDEX "deliveries_due";--> statement-breakpoint
DROP INDEX "deliveries_order";--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "is_ready" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "evictions" ADD CONSTRAINT "evictions_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_ready" ON "deliveries" USING btree ("webhook_id","next_attempt_at","ordinal") WHERE "deliveries"."status" = 'pending' and "deliveries"."is_ready";--> statement-breakpoint
CREATE INDEX "deliveries_settled" ON "deliveries" USING btree ("settled_at") WHERE "deliveries"."status" <> 'pending';--> statement-breakpoint
CREATE INDEX "deliveries_queue" ON "deliveries" USING btree ("webhook_id","order_key","ordinal") WHERE "deliveries"."status" = 'pending' and json_array_length("deliveries"."attempts") < 4;--> statement-breakpoint
CREATE INDEX "spaces_deleted" ON "spaces" USING btree ("deleted_at") WHERE "spaces"."deleted_at" is not null;
--> statement-breakpoint
UPDATE "deliveries" SET "is_ready" = false WHERE "status" = 'pending' AND EXISTS (
	SELECT 1 FROM "deliveries" "earlier"
	WHERE "earlier"."webhook_id" = "deliveries"."webhook_id" AND "earlier"."order_key" = "deliveries"."order_key"
		AND "earlier"."status" = 'pending' AND json_array_length("earlier"."attempts") < 4
		AND "earlier"."ordinal" < "deliveries"."ordinal"
);
