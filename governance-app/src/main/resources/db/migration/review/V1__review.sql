-- Access reviews. Names and paths are copied into the item when the campaign opens: they are what the reviewer decided
-- about, whatever is renamed later. Person, entitlement and account ids are Keycloak's.

create table campaign (
    id          uuid primary key,
    version     bigint                   not null default 0,
    name        text                     not null check (length(name) between 1 and 200),
    status      text                     not null check (status in ('DRAFT', 'OPEN', 'REMEDIATING', 'CLOSED', 'CANCELLED')),
    tiers       text[]                   not null check (cardinality(tiers) > 0),
    owner_id    text                     not null,
    deputy_id   text,
    due_at      timestamp with time zone not null,
    zone        text                     not null,
    opened_at   timestamp with time zone not null,
    snapshot_at timestamp with time zone not null,
    closed_at   timestamp with time zone
);

create table item (
    id              uuid primary key,
    campaign_id     uuid   not null references campaign,
    version         bigint not null default 0,

    person_id       text   not null,
    entitlement_id  text   not null,
    tier            text   not null check (tier in ('T0', 'T1', 'T2', 'T3')),
    reviewer_id     text check (reviewer_id <> person_id),
    via             text   not null check (via in ('MANAGER', 'ABOVE', 'CAMPAIGN_OWNER', 'DEPUTY', 'NOBODY')),

    given_name      text   not null,
    family_name     text   not null,
    display_name    text,
    job_title       text,
    department      text,
    kind            text   not null,
    technical_name  text   not null,
    system_name     text,
    name_en         text,
    name_zh         text,
    description_en  text,
    description_zh  text,
    paths           jsonb  not null, -- [ { "path": [ids], "origin", "ledgerId" } ], one for each way in which it is held
    direct          boolean not null,
    granted_at      timestamp with time zone, -- the earliest that is known
    valid_until     timestamp with time zone, -- the latest, where every way ends
    is_new          boolean not null, -- not in the last closed campaign

    status          text   not null check (status in ('WAITING', 'DECIDED', 'NO_ANSWER', 'RESOLVED')),
    verb            text check (verb in ('KEEP', 'REVOKE')),
    reason_code     text,
    reason          text,
    decided_by      text,
    decided_at      timestamp with time zone,
    sign_off_id     uuid,
    resolution      text check (resolution in ('DEPARTURE', 'GRANT_GONE')),

    order_id        uuid unique,
    run_at          timestamp with time zone,
    gone_at         timestamp with time zone,
    failure         text,

    check ((status = 'RESOLVED') = (resolution is not null)),
    check (status <> 'DECIDED' or (verb is not null and sign_off_id is not null)),
    check ((verb is null) = (decided_by is null)),
    check (decided_by <> person_id),
    check (order_id is null or verb = 'REVOKE'),
    unique (campaign_id, person_id, entitlement_id)
);

create index item_of_reviewer on item (reviewer_id, campaign_id, status);
create index item_of_person on item (person_id, entitlement_id);

create table sign_off (
    id          uuid primary key,
    campaign_id uuid                     not null references campaign,
    reviewer_id text                     not null,
    signed_at   timestamp with time zone not null,
    kept        int                      not null,
    kept_high   int                      not null,
    revoked     int                      not null
);

-- When an item with its evidence was first put before its reviewer (the minimum look counts from there).
create table look (
    item_id     uuid                     not null references item,
    reviewer_id text                     not null,
    shown_at    timestamp with time zone not null,
    primary key (item_id, reviewer_id)
);
