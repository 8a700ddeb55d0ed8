-- Up Migration

-- One row an authority. The chain of its register begins at the digest of the manifest's bytes.
create table registers (
  authority text primary key,
  manifest text not null,
  key text not null
);

-- The register itself: raw lines, exactly as they were hashed. Two instances can't both have a position.
create table lines (
  authority text not null references registers (authority),
  position bigint not null check (position > 0),
  sealed text not null,
  private text,
  primary key (authority, position)
);

-- Drafts, conversation addresses, cursors. Found by the digest of the key, which may be of any length.
create table documents (
  authority text not null references registers (authority),
  kind text not null,
  digest bytea not null,
  key text not null,
  value text not null,
  primary key (authority, kind, digest)
);

-- The files that were adopted, each by its digest.
create table adopted_files (
  authority text not null references registers (authority),
  digest text not null,
  content text not null,
  primary key (authority, digest)
);

-- Down Migration

-- A register is never taken away by a migration.
