-- CANCELLING: the register has not confirmed yet that it took the departure back.
alter table departure.departure_case drop constraint departure_case_status_check;
alter table departure.departure_case add constraint departure_case_status_check
    check (status in ('SCHEDULED', 'CANCELLING', 'ENDED', 'FINISHED', 'CANCELLED'));

drop index departure.one_open_case_per_person;
create unique index one_open_case_per_person on departure.departure_case (person_id)
    where status in ('SCHEDULED', 'CANCELLING', 'ENDED');

alter table departure.departure_case
    -- what the leaver register holds; access_end is what HR planned, and no report changes it
    add column register_end      timestamptz,
    -- the last order to the register that failed for good, until a later one comes through
    add column failed_order_id   uuid,
    add column failed_order_kind text check (failed_order_kind in
        ('REGISTER_DEPARTURE', 'EXECUTE_DEPARTURE', 'CANCEL_DEPARTURE')),
    add column failed_error      text,
    add column failed_at         timestamptz,
    add constraint failed_order_is_whole check (
        num_nulls(failed_order_id, failed_order_kind, failed_error, failed_at) in (0, 4));

update departure.departure_case set register_end = access_end where register_state is not null;

-- Counts the register's changes of a case: a report with a lower one is old.
alter table departure.departure_case add column register_revision bigint;

-- What was found and removed after the cut.
create table departure.access_sweep (
    case_id  uuid        not null references departure.departure_case (id),
    position integer     not null,
    at       timestamptz not null,
    found    jsonb       not null,
    removed  jsonb       not null,
    gone_at  timestamptz,
    primary key (case_id, position)
);
