-- What the app itself says about entitlements; tier, data class and owner are the extension's. No row: nothing was said, so it
-- can be asked for, without an end, and is described as Keycloak's attributes describe it.
create table entry (
    entitlement_id text primary key,
    version        bigint      not null,
    description_en text check (length(description_en) <= 2000), -- null: as in Keycloak; empty: emptied on purpose
    description_zh text check (length(description_zh) <= 2000),
    requestable    boolean     not null default true,
    longest_days   integer check (longest_days between 1 and 366),
    changed_by     text        not null,
    changed_at     timestamptz not null -- Gatehouse's clock
);

-- Files that were sent to be imported, until somebody has looked at what they would change.
create table import_file (
    id      uuid primary key,
    name    text        not null,
    content text        not null,
    sent_by text        not null,
    sent_at timestamptz not null
);
