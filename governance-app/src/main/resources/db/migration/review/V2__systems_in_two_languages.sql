-- As it stood when the campaign opened, like the other names; items of earlier campaigns have none.
alter table item
    add column system_name_zh text;
