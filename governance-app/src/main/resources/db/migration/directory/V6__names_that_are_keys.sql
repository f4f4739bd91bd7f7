-- Keycloak names its own clients by keys of its message bundles, such as ${client_realm-management}: no name for people.
create or replace view published_entitlement as
select e.id,
       e.kind,
       case e.kind
           when 'GROUP' then coalesce(e.path, e.name)
           when 'CLIENT_ROLE' then coalesce(c.client_id, '?') || '/' || e.name
           else e.name end                    as technical_name,
       c.id                                   as system_id,
       coalesce(nullif(c.attributes ->> 'gatehouse.name.en', ''),
                case when c.name not like '${%' then nullif(c.name, '') end, c.client_id) as system_name,
       coalesce(e.tier, 'T3')                 as tier,
       e.governed,
       e.data_class,
       e.owner                                as owner_id,
       e.attributes ->> 'gatehouse.name.en'          as name_en,
       e.attributes ->> 'gatehouse.name.zh-CN'       as name_zh,
       e.attributes ->> 'gatehouse.description.en'   as description_en,
       e.attributes ->> 'gatehouse.description.zh-CN' as description_zh,
       e.closure_hash,
       e.reach_tier,
       c.attributes ->> 'gatehouse.name.zh-CN'       as system_name_zh
from entitlement e
         left join client c on c.id = e.client_id;
