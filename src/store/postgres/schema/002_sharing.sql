-- Up Migration

-- Which instances run now, and which of the job queue's workers are theirs: what one that died had begun is another's to do.
create table instances (
  id text primary key,
  workers text[] not null,
  seen timestamptz not null default now()
);

-- Who looked at a register by the command line, and why. Never changed or removed.
create table command_looks (
  authority text not null references registers (authority),
  at timestamptz not null default now(),
  look text not null
);

-- Where a register went that is not kept here any more. Only the tables' owner may say so.
alter table registers add column moved_to text;

-- Down Migration

-- A register is never taken away by a migration.
