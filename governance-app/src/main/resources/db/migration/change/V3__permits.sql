-- A permit: one account may once change a setting so that it gives a role.
alter table change_request drop constraint change_request_operation_check;
alter table change_request add constraint change_request_operation_check check (operation in
    ('GRANT_ROLE', 'JOIN_GROUP', 'ADD_COMPOSITE', 'ADD_GROUP_ROLE', 'MOVE_GROUP', 'ADD_DEFAULT_GROUP', 'PERMIT'));
