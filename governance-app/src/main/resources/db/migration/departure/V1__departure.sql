-- Departure cases. Ids of people are Keycloak account ids; no foreign key leaves this schema.
create table departure.departure_case (
    id             uuid primary key,
    person_id      text        not null,
    type           text        not null check (type in ('VOLUNTARY', 'INVOLUNTARY', 'RETIREMENT', 'CONTRACT_END', 'TRANSFER')),
    last_day       date        not null,
    access_end     timestamptz not null,
    zone           text        not null,
    confidential   boolean     not null,
    successor_id   text,
    status         text        not null check (status in ('SCHEDULED', 'ENDED', 'FINISHED', 'CANCELLED')),
    started_by     text        not null,
    started_at     timestamptz not null,
    register_state text,
    ended_at       timestamptz,
    verified_at    timestamptz,
    closed_at      timestamptz,
    attempts       integer     not null default 0,
    last_error     text,
    version        integer     not null default 0,
    -- nobody starts their own departure, whatever the code above says
    check (started_by <> person_id),
    check (successor_id is null or successor_id <> person_id)
);

-- a person leaves once at a time
create unique index one_open_case_per_person on departure.departure_case (person_id)
    where status in ('SCHEDULED', 'ENDED');
create index departure_case_by_end on departure.departure_case (status, access_end);

create table departure.access_step (
    case_id  uuid    not null references departure.departure_case (id),
    position integer not null,
    step     text    not null,
    state    text    not null check (state in ('WAITING', 'DONE', 'FAILED')),
    at       timestamptz,
    count    integer,
    detail   text,
    primary key (case_id, position)
);

create table departure.checklist_task (
    id           uuid primary key,
    case_id      uuid    not null references departure.departure_case (id),
    position     integer not null,
    task_key     text    not null,
    section      text    not null check (section in ('DEPARTMENT', 'IT', 'ADMINISTRATION', 'FINANCE', 'HR')),
    blocking     boolean not null,
    due_on       date    not null,
    status       text    not null check (status in ('OPEN', 'DONE', 'NOT_NEEDED')),
    done_by      text,
    done_by_name text,
    done_at      timestamptz,
    note         text,
    version      integer not null default 0,
    unique (case_id, task_key)
);
