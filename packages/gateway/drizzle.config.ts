// Where drizzle-kit finds the schema and writes migrations.
// After a change of schema.ts: `npx -p drizzle-kit -p drizzle-orm drizzle-kit generate --name <what-changes>`.
export default {
  dialect: 'postgresql',
  schema: ['./src/database/schema.ts', './src/database/meetings-schema.ts'],
  out: './migrations',
};
