-- A target list asks of each of its members whether they were approached or are going to be. A claim had to look that up in its
-- approach; now it says it itself, and the index answers the whole question: for a list of fifty thousand that is a look into the
-- index for each, and no table. A claim is still made and given up, never changed: what is made is claimed anew for its day.
alter table engagement.approach_claim no force row level security;
alter table engagement.approach no force row level security;
alter table engagement.approach_claim add column is_made boolean;
update engagement.approach_claim c set is_made = a.state = 'made' from engagement.approach a
  where a.tenant_id = c.tenant_id and a.id = c.approach_id;
alter table engagement.approach_claim alter column is_made set not null;
alter table engagement.approach_claim force row level security;
alter table engagement.approach force row level security;

-- In the place of the old one, which held the same keys.
drop index engagement.approach_claim_meeting;
create index approach_claim_meeting on engagement.approach_claim (tenant_id, relation_id, ends_on, purpose_id)
  include (starts_on, position, is_made, approach_id);
