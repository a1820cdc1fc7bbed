CREATE TABLE "live_stream_completions" (
	"live_stream_id" text PRIMARY KEY NOT NULL,
	"attempts" integer NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"queued_at" timestamp with time zone NOT NULL
);
