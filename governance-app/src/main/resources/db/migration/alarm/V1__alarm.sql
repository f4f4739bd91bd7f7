create table alarm (
    alarm_id  uuid primary key,
    kind      text        not null,
    found     text[]      not null,
    expected  text[]      not null,
    opened_at timestamptz not null, -- Gatehouse's clock
    closed_at timestamptz,
    closed_by text                  -- account that confirmed it; null: the cause went away
);

create unique index alarm_open on alarm (kind) where closed_at is null;
create index alarm_closed on alarm (closed_at) where closed_at is not null;

-- What the extension is to look like: as strict as it was ever seen, unless a person confirmed less.
create table expectation (
    only_one      boolean primary key default true check (only_one),
    mode          text,
    keys          text[] not null default '{}',
    token_seconds bigint,
    audit_seq     bigint,           -- how far the extension's audit chain was seen
    audit_hash    text
);
insert into expectation default values;

-- Causes that are there, since when; some are given time to pass before they are an alarm.
create table suspicion (
    kind  text primary key,
    since timestamptz not null
);
