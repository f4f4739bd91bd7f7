-- A permit for an act: one account may once do something to another account or client, though those are more privileged.
alter table change_request add column act text check (act ~ '^[A-Z_]{1,30}$');
alter table change_request drop constraint change_request_operation_check;
alter table change_request add constraint change_request_operation_check check (operation in
    ('GRANT_ROLE', 'JOIN_GROUP', 'ADD_COMPOSITE', 'ADD_GROUP_ROLE', 'MOVE_GROUP', 'ADD_DEFAULT_GROUP', 'PERMIT', 'ACT'));
alter table change_request add constraint change_request_act_only_of_acts check ((operation = 'ACT') = (act is not null));

-- one open question for one edge, and for each act on the same object, at a time
drop index change_request_one_open;
drop index change_request_one_draft;
create unique index change_request_one_open on change_request (source_id, target_id, coalesce(act, ''))
    where status = 'SUBMITTED';
create unique index change_request_one_draft on change_request (captured_for, source_id, target_id, coalesce(act, ''))
    where status = 'DRAFT';
