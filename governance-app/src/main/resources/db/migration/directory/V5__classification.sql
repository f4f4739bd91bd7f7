-- What the extension holds of an entitlement by itself, without what attributes add: who changes it has to say what was there.
create view published_classification as
select id,
       coalesce(tier, 'T3') as tier,
       data_class,
       owner                as owner_id
from entitlement;

-- When the app itself classified it last, by the database's real clock; a full read that began earlier must not undo it.
alter table entitlement add column classified_at timestamptz;
