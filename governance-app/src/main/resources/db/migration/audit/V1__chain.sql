-- The audit trail: append-only, chained by hash. "content" is exactly what the hash was made of; the other columns are
-- derived from it by the database, so they cannot say anything else.
create table entry (
    seq           bigint primary key check (seq > 0),
    content       text     not null,
    previous      char(64) not null,
    hash          char(64) not null unique,
    -- ISO-8601 in UTC with microseconds, always 27 characters: sorts as text
    at            text not null generated always as ((content::jsonb) ->> 'at') stored,
    type          text not null generated always as ((content::jsonb) ->> 'type') stored,
    actor_id      text generated always as ((content::jsonb) -> 'actor' ->> 'id') stored,
    actor_name    text generated always as ((content::jsonb) -> 'actor' ->> 'name') stored,
    subject       text generated always as ((content::jsonb) ->> 'subject') stored,
    extension_seq bigint generated always as (((content::jsonb) -> 'extension' ->> 'seq')::bigint) stored
);
create index entry_by_at on entry (at);
create index entry_by_type on entry (type, seq);
create index entry_by_actor on entry (actor_id, seq);
create index entry_by_subject on entry (subject, seq);

-- The app's copy of the extension's own chain, as it came through the outbox. The key holds the hash too: should two entries
-- with one number ever arrive, both are kept and the check says so.
create table extension_entry (
    seq      bigint   not null check (seq > 0),
    hash     char(64) not null,
    previous char(64) not null,
    event    text     not null,
    primary key (seq, hash)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger entry_is_append_only before update or delete or truncate on entry
    for each statement execute function refuse_change();
create trigger extension_entry_is_append_only before update or delete or truncate on extension_entry
    for each statement execute function refuse_change();
