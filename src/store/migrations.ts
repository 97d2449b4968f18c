/**
 * The database's shape as numbered steps, each applied once. A step that was released is never edited: add the next one.
 * The SQL is what SQLite and PostgreSQL both accept: text ids, epoch milliseconds as bigint, JSON as text.
 */
interface Migration {
  readonly id: number;
  readonly sql: string;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    id: 1,
    // `subject` is never null, because a null would not count as equal in a key.
    sql: `
      create table observations (
        metric text not null,
        asset text not null,
        subject text not null,
        source text not null,
        span bigint not null,
        at bigint not null,
        value double precision not null,
        seen_at bigint not null,
        primary key (metric, asset, subject, source, span, at)
      );
      create table briefings (
        id text primary key,
        as_of bigint not null,
        asset text not null,
        language text not null,
        detail text not null,
        json text not null,
        snapshot text
      );
      create index briefings_by_asset on briefings (asset, as_of);
    `,
  },
];
