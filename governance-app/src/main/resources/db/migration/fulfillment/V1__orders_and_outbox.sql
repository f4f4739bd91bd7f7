create table fulfillment_order (
    order_id       uuid primary key,
    placed_no      bigint generated always as identity, -- order of placing
    kind           text        not null check (kind in
        ('APPLY', 'REVOKE', 'REGISTER_DEPARTURE', 'EXECUTE_DEPARTURE', 'CANCEL_DEPARTURE')),
    status         text        not null check (status in ('PENDING', 'APPLIED', 'VERIFIED', 'FAILED', 'CANCELLED')),
    origin_module  text        not null,
    origin_type    text        not null,
    origin_id      text        not null,
    actor_id       text        not null,
    actor_name     text        not null,
    subject_id     text        not null,
    entitlement_id text,
    -- orders with the same key are carried out one after the other, in the order of placing
    sequence_key   text        not null,
    payload        jsonb       not null,
    placed_at      timestamptz not null,              -- Gatehouse's clock
    not_before     timestamptz not null,              -- Gatehouse's clock
    applied_at     timestamptz,
    verified_at    timestamptz,
    attempts       integer     not null default 0,
    next_try       timestamptz not null default now(), -- the database's real clock
    leased_until   timestamptz,                       -- the database's real clock
    lease          uuid,
    last_error     text,
    ledger_id      text,
    audit_hash     text,
    version        bigint      not null default 1
);

create index fulfillment_order_open on fulfillment_order (next_try, placed_no) where status in ('PENDING', 'APPLIED');
create index fulfillment_order_sequence on fulfillment_order (sequence_key, placed_no)
    where status in ('PENDING', 'APPLIED');
create index fulfillment_order_failed on fulfillment_order (placed_no) where status = 'FAILED';
create index fulfillment_order_verified on fulfillment_order (verified_at) where status = 'VERIFIED';
create index fulfillment_order_origin on fulfillment_order (origin_module, origin_type, origin_id);
create index fulfillment_order_subject on fulfillment_order (subject_id, placed_no);

-- Events of the extension that were taken in: a repeated delivery has no second effect.
create table outbox_received (
    event_id    text primary key,
    type        text        not null,
    audit_seq   bigint      not null,
    at          timestamptz not null,
    received_at timestamptz not null
);
