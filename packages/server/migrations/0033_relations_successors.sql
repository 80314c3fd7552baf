-- Contact persons who are gone without having left: archived, or deceased. Both lists begin at the last ones.
create index relation_archived on relations.relation (tenant_id, archived_at, id) where archived_at is not null and merged_into_id is null;
create index standing_deceased on privacy.standing (tenant_id, since, relation_id) where kind = 'deceased' and lifted_at is null;

-- Organisations from before there were statuses, stages and reasons of end get those that a new organisation begins with, in their
-- language; a type of which they made lists themselves stays as it is.
alter table governance.role_choice no force row level security;
alter table governance.relation_type no force row level security;
alter table admin.organisation no force row level security;

insert into governance.role_choice (tenant_id, id, type_id, kind, name, position)
select t.tenant_id, platform.named_id('role_choice ' || t.tenant_id || ' ' || t.id || ' ' || s.kind || ' ' || n.name), t.id, s.kind, n.name,
  n.position - 1
from (values
  ('nl', 'lead', 'stage', array['Nieuw', 'Eerste contact', 'In gesprek', 'Voorstel gedaan']),
  ('nl', 'lead', 'end_reason', array['Geen belangstelling', 'Niet te bereiken', 'Past niet bij ons']),
  ('nl', 'sponsor', 'status', array['Actief', 'Gepauzeerd']),
  ('nl', 'sponsor', 'stage', array['In gesprek', 'Afspraken gemaakt', 'Loopt', 'Verlengen']),
  ('nl', 'sponsor', 'end_reason', array['Overeenkomst afgelopen', 'Koos een ander doel', 'Bestaat niet meer']),
  ('nl', 'fund', 'status', array['Actief', 'Gepauzeerd']),
  ('nl', 'fund', 'stage', array['Verkennen', 'Aanvraag ingediend', 'Toegekend', 'Verantwoorden']),
  ('nl', 'partner', 'status', array['Actief', 'Gepauzeerd']),
  ('nl', 'partner', 'end_reason', array['Samenwerking afgerond', 'Bestaat niet meer']),
  ('nl', 'school', 'status', array['Actief', 'Gepauzeerd']),
  ('nl', 'school', 'stage', array['Kennismaken', 'Afspraken gemaakt', 'Werkt met ons']),
  ('nl', 'school', 'end_reason', array['Gesloten', 'Gefuseerd', 'Koos ander aanbod']),
  ('nl', 'volunteer', 'status', array['Actief', 'Tijdelijk gestopt']),
  ('nl', 'volunteer', 'stage', array['Aangemeld', 'Kennismaking', 'Ingewerkt']),
  ('nl', 'volunteer', 'end_reason', array['Verhuisd', 'Geen tijd meer', 'Andere bezigheid', 'Overleden']),
  ('en', 'lead', 'stage', array['New', 'First contact', 'Talking', 'Proposal made']),
  ('en', 'lead', 'end_reason', array['No interest', 'Could not be reached', 'Does not suit us']),
  ('en', 'sponsor', 'status', array['Active', 'Paused']),
  ('en', 'sponsor', 'stage', array['Talking', 'Agreed', 'Running', 'To be renewed']),
  ('en', 'sponsor', 'end_reason', array['Agreement ended', 'Chose another cause', 'No longer exists']),
  ('en', 'fund', 'status', array['Active', 'Paused']),
  ('en', 'fund', 'stage', array['Exploring', 'Applied', 'Granted', 'To be accounted for']),
  ('en', 'partner', 'status', array['Active', 'Paused']),
  ('en', 'partner', 'end_reason', array['Work together finished', 'No longer exists']),
  ('en', 'school', 'status', array['Active', 'Paused']),
  ('en', 'school', 'stage', array['Getting to know', 'Agreed', 'Works with us']),
  ('en', 'school', 'end_reason', array['Closed', 'Merged with another', 'Chose other offerings']),
  ('en', 'volunteer', 'status', array['Active', 'Stopped for a while']),
  ('en', 'volunteer', 'stage', array['Applied', 'Introduction', 'Trained']),
  ('en', 'volunteer', 'end_reason', array['Moved', 'No time any more', 'Other occupation', 'Died'])
) as s (language, type_key, kind, names)
join admin.organisation o on o.language = s.language
join governance.relation_type t on t.tenant_id = o.tenant_id and t.key = s.type_key
cross join lateral unnest(s.names) with ordinality as n (name, position)
where not exists (select from governance.role_choice c where c.tenant_id = t.tenant_id and c.type_id = t.id);

alter table governance.role_choice force row level security;
alter table governance.relation_type force row level security;
alter table admin.organisation force row level security;

-- A purpose now narrows a rule of keeping about relations or about proof of consent. Until now it only said with which purpose the
-- register names the term, so a rule from before would suddenly be about fewer people: it goes on being about everybody.
alter table privacy.retention_rule no force row level security;
update privacy.retention_rule set purpose_id = null
  where purpose_id is not null and kind in ('former_role', 'no_role', 'consent_proof');
alter table privacy.retention_rule force row level security;
