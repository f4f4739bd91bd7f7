-- A group put below another one, and a group that every new account joins.
alter table change_request drop constraint change_request_operation_check;
alter table change_request add constraint change_request_operation_check check (operation in
    ('GRANT_ROLE', 'JOIN_GROUP', 'ADD_COMPOSITE', 'ADD_GROUP_ROLE', 'MOVE_GROUP', 'ADD_DEFAULT_GROUP'));
