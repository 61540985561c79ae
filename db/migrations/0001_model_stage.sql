CREATE TABLE "model_answers" (
	"digest" text PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"prompt_version" text NOT NULL,
	"answer" text,
	"kept_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_batch_questions" (
	"digest" text PRIMARY KEY NOT NULL,
	"batch_mark" text,
	"custom_id" text NOT NULL,
	"position" integer NOT NULL,
	"definition_digest" text NOT NULL,
	"attempts" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_batches" (
	"mark" text PRIMARY KEY NOT NULL,
	"batch_id" text,
	"state" text NOT NULL,
	"model" text NOT NULL,
	"prompt_version" text NOT NULL,
	"endpoint" text NOT NULL,
	"requests" integer NOT NULL,
	"prepared_at" timestamp (3) with time zone NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"detail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "model_runs" (
	"id" serial PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"model" text NOT NULL,
	"prompt_version" text NOT NULL,
	"endpoint" text NOT NULL,
	"requests" integer NOT NULL,
	"input_tokens" bigint NOT NULL,
	"output_tokens" bigint NOT NULL,
	"cost" double precision,
	"outcomes" text NOT NULL,
	"stopped" text
);
--> statement-breakpoint
ALTER TABLE "model_batch_questions" ADD CONSTRAINT "model_batch_questions_batch_mark_model_batches_mark_fk" FOREIGN KEY ("batch_mark") REFERENCES "public"."model_batches"("mark") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "model_batch_questions_by_batch" ON "model_batch_questions" USING btree ("batch_mark","custom_id","position");