-- Who must agree to what. A version is never edited: a request keeps the one under which it was submitted.
create table policy_version (
    version        int                      primary key,
    effective_from timestamp with time zone not null
);

create table approval_policy (
    version        int     not null references policy_version,
    tier           text    not null check (tier in ('T0', 'T1', 'T2', 'T3')),
    approvers      int     not null check (approvers >= 1),
    owner_needed   boolean not null,
    independent    boolean not null,
    reason_needed  boolean not null,
    sealed         boolean not null,
    minimum_reason int     not null check (minimum_reason >= 0),
    due_days       int     not null check (due_days > 0),
    expiry_days    int     not null check (expiry_days >= due_days),
    primary key (version, tier)
);

insert into policy_version (version, effective_from) values (1, '2026-01-01T00:00:00Z');
insert into approval_policy
    (version, tier, approvers, owner_needed, independent, reason_needed, sealed, minimum_reason, due_days, expiry_days)
values
    (1, 'T0', 1, true,  true,  true,  true,  10, 1, 30),
    (1, 'T1', 1, true,  true,  true,  false, 10, 1, 30),
    (1, 'T2', 1, false, false, false, false, 10, 3, 30),
    (1, 'T3', 1, false, false, false, false, 0,  5, 30);

create table change_request (
    id              uuid                     primary key,
    number          bigint                   generated always as identity (start with 1001) unique,
    version         bigint                   not null default 1,
    status          text                     not null check (status in
        ('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'DISCARDED')),
    requester_id    text,
    operation       text                     not null check (operation in
        ('GRANT_ROLE', 'JOIN_GROUP', 'ADD_COMPOSITE', 'ADD_GROUP_ROLE')),
    source_id       text                     not null,
    target_id       text                     not null,
    reason          text                     not null,
    ticket          text,
    days            int                      check (days > 0),
    captured_for    text,
    created_at      timestamp with time zone not null,
    submitted_at    timestamp with time zone,
    closure_hash    text,
    tier            text                     check (tier in ('T0', 'T1', 'T2', 'T3')),
    policy_version  int                      references policy_version,
    ended_by        text,
    ended_at        timestamp with time zone,
    end_reason      text,
    order_id        uuid                     unique,
    delivery        text                     check (delivery in ('PENDING', 'VERIFIED', 'FAILED')),
    ordered_at      timestamp with time zone,
    valid_until     timestamp with time zone,
    verified_at     timestamp with time zone,
    fault           text,
    audit_hash      text,
    idempotency_key text,
    unique (requester_id, idempotency_key),
    unique (id, requester_id, source_id),
    -- only a captured draft may have no known requester; whoever completes it becomes the requester
    check (requester_id is not null or captured_for is not null and status in ('DRAFT', 'DISCARDED')),
    check (status in ('DRAFT', 'DISCARDED') or (submitted_at is not null and closure_hash is not null
        and tier is not null and policy_version is not null)),
    check ((status in ('REJECTED', 'WITHDRAWN', 'EXPIRED', 'DISCARDED')) = (ended_by is not null)),
    check (status <> 'APPROVED' or order_id is not null),
    check ((order_id is null) = (delivery is null)),
    check (delivery <> 'VERIFIED' or verified_at is not null),
    -- what needs a sealed approval cannot be approved here
    check (status <> 'APPROVED' or tier <> 'T0')
);

create index change_request_by_status on change_request (status, submitted_at);
create index change_request_by_requester on change_request (requester_id, created_at);
create index change_request_by_source on change_request (source_id, created_at);
create index change_request_by_target on change_request (target_id, status);
-- one open question for one edge at a time
create unique index change_request_one_open on change_request (source_id, target_id) where status = 'SUBMITTED';
create unique index change_request_one_draft on change_request (captured_for, source_id, target_id) where status = 'DRAFT';

-- The second line of the four-eyes rule: the copies of requester and source are held true by the foreign key, and no row
-- can name one of them as approver.
create table approval (
    request_id   uuid                     not null,
    requester_id text                     not null,
    source_id    text                     not null,
    approver_id  text                     not null,
    at           timestamp with time zone not null,
    acr          text                     not null,
    reason       text,
    as_approver  boolean                  not null,
    as_owner     boolean                  not null,
    primary key (request_id, approver_id),
    foreign key (request_id, requester_id, source_id) references change_request (id, requester_id, source_id),
    constraint approval_four_eyes check (approver_id <> requester_id and approver_id <> source_id),
    check (as_approver or as_owner)
);

-- Every refused (or observed) attempt, as the extension told it. An event is taken in once.
create table captured_attempt (
    event_id    text                     not null,
    edge        int                      not null,
    request_id  uuid                     not null references change_request,
    reference   text                     not null,
    at          timestamp with time zone not null,
    observed    boolean                  not null,
    actor_id    text,
    actor_name  text,
    client      text,
    request     text,
    source_name text,
    target_name text,
    tier        text,
    primary key (event_id, edge)
);

create index captured_attempt_by_request on captured_attempt (request_id, at);

-- A decision is never rewritten.
create function approval_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'approvals are never changed or removed';
end $$;

create trigger approval_is_final before update or delete on approval
    for each row execute function approval_is_final();
