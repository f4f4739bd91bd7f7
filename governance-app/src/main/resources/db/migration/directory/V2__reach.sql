-- What comes with an entitlement (by composites, groups and their parents), whether or not anybody holds it.
alter table entitlement
    add column reach_tier text; -- the strictest tier among it and what it reaches; nothing when the extension did not say

create table reach (
    entitlement text not null,
    reached     text not null,
    primary key (entitlement, reached)
);

create index reach_by_reached on reach (reached);

create or replace view published_entitlement as
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
       e.closure_hash,
       e.reach_tier
from entitlement e
         left join client c on c.id = e.client_id
         left join account o on o.username = e.attributes ->> 'gatehouse.owner';

create view published_reach as
select entitlement as entitlement_id,
       reached     as reached_id
from reach;

-- Who answers for the most sensitive thing that comes with an entitlement: its own owner, unless it reaches something
-- more sensitive than itself; then the owners of what is most sensitive. T0 sorts before T3.
create view published_decisive_owner as
select e.id as entitlement_id, e.owner_id
from published_entitlement e
where e.owner_id is not null
  and e.tier <= coalesce(e.reach_tier, e.tier)
union
select e.id, r.owner_id
from published_entitlement e
         join reach w on w.entitlement = e.id
         join published_entitlement r on r.id = w.reached
where r.owner_id is not null
  and r.tier < e.tier
  and r.tier = e.reach_tier;
