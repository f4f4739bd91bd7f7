-- A copy of what the extension's inventory says. Ids are Keycloak's; nothing here is the truth, Keycloak is.

create table account (
    id                 text primary key,
    username           text        not null,
    email              text,
    first_name         text        not null,
    last_name          text        not null,
    enabled            boolean     not null,
    departed           boolean     not null,
    access_end         timestamptz,
    service_account_of text,
    created_at         timestamptz,
    attributes         jsonb       not null,
    display_name       text generated always as (attributes ->> 'displayName') stored,
    employee_number    text generated always as (nullif(attributes ->> 'employeeNumber', '')) stored,
    manager_number     text generated always as (nullif(attributes ->> 'manager', '')) stored,
    -- every word by which somebody looks for a person
    search             text generated always as (lower(
        username || ' ' || first_name || ' ' || last_name || ' ' || last_name || first_name
        || ' ' || coalesce(email, '') || ' ' || coalesce(attributes ->> 'displayName', '')
        || ' ' || coalesce(attributes ->> 'employeeNumber', ''))) stored,
    manager_id         text,
    -- when the read began that brought this account by itself; a full read that began earlier must not undo it
    refreshed_at       timestamptz
);

create index account_by_username on account (username);
create index account_by_employee_number on account (employee_number);
create index account_by_manager on account (manager_id);

create table client (
    id              text primary key,
    client_id       text  not null,
    name            text,
    tier            text,
    data_class      text,
    owner           text,
    service_account text,
    attributes      jsonb not null
);

create table entitlement (
    id           text primary key,
    kind         text    not null,
    name         text    not null,
    client_id    text,
    path         text,
    tier         text,
    governed     boolean not null,
    data_class   text,
    owner        text,
    closure_hash text    not null,
    attributes   jsonb   not null
);

-- "grant" is a word of SQL
create table held (
    subject     text    not null,
    entitlement text    not null,
    edge        text    not null,
    direct      boolean not null,
    path        text[]  not null,
    ledger_id   text,
    origin      text,
    granted_at  timestamptz,
    valid_until timestamptz,
    primary key (subject, entitlement, edge)
);

create index held_by_entitlement on held (entitlement);

-- One row: how the last reads of everything went.
create table reading (
    one        boolean primary key default true check (one),
    begun_at   timestamptz, -- of the last complete one, by the database's real clock
    read_at    timestamptz, -- of the last complete one, by Gatehouse's clock
    last_error text         -- of the last try; nothing when it was complete
);
insert into reading default values;

-- What other modules may read. A person is an account with an employee number.
create view published_person as
select id,
       username,
       first_name                             as given_name,
       last_name                              as family_name,
       display_name,
       email,
       employee_number,
       attributes ->> 'department'            as department,
       attributes ->> 'jobTitle'              as job_title,
       attributes ->> 'workLocation'          as work_location,
       attributes ->> 'timeZone'              as zone,
       manager_id,
       attributes ->> 'locale'                as locale,
       coalesce(attributes ->> 'employmentType', '') = 'EXTERNAL' as external,
       enabled,
       departed,
       access_end
from account
where employee_number is not null;

create view published_entitlement as
select e.id,
       e.kind,
       case e.kind
           when 'GROUP' then coalesce(e.path, e.name)
           when 'CLIENT_ROLE' then coalesce(c.client_id, '?') || '/' || e.name
           else e.name end                    as technical_name,
       c.id                                   as system_id,
       coalesce(nullif(c.name, ''), c.client_id) as system_name,
       coalesce(e.tier, 'T3')                 as tier,
       e.governed,
       e.data_class,
       coalesce(e.owner, o.id)                as owner_id,
       e.attributes ->> 'gatehouse.name.en'          as name_en,
       e.attributes ->> 'gatehouse.name.zh-CN'       as name_zh,
       e.attributes ->> 'gatehouse.description.en'   as description_en,
       e.attributes ->> 'gatehouse.description.zh-CN' as description_zh,
       e.closure_hash
from entitlement e
         left join client c on c.id = e.client_id
         left join account o on o.username = e.attributes ->> 'gatehouse.owner';

create view published_grant as
select h.subject     as person_id,
       h.entitlement as entitlement_id,
       h.direct,
       h.edge        as edge_id,
       h.path,
       h.ledger_id,
       h.origin,
       h.granted_at,
       h.valid_until
from held h
         join account a on a.id = h.subject
where a.employee_number is not null;
