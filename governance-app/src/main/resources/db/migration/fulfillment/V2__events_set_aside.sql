-- Events of the extension that could not be taken in, with the later ones of the same subject behind them. They have left the
-- outbox, so this is where they are kept until they have been taken in.
create table outbox_set_aside (
    event_id     text primary key,
    type         text        not null,
    audit_seq    bigint      not null,
    at           timestamptz not null,
    subject_id   text,
    event        text        not null,               -- as received; jsonb refuses some of what JSON allows
    reason       text,                               -- null: only waits behind an earlier one of its subject
    attempts     integer     not null default 0,
    set_aside_at timestamptz not null,               -- Gatehouse's clock
    next_try     timestamptz not null default now()  -- the database's real clock
);

create index outbox_set_aside_subject on outbox_set_aside (subject_id, audit_seq);
create index outbox_set_aside_due on outbox_set_aside (next_try, audit_seq);
