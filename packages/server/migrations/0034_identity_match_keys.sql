-- Ten keys of every record are written after each import, so what one costs is felt. A number of eight bytes stands for the text:
-- half as wide in both indexes, and it says nothing of anybody. Two texts with one number (one chance in 10^19) would only make two
-- records be compared that are not alike.
alter table identity.match_key drop constraint match_key_tenant_id_record_id_fkey;
alter table identity.match_key alter column key type bigint using hashtextextended(key, 0);

-- What the foreign key did, once for all records that go in a statement: asked for every key that comes, it was two fifths of the work.
-- When relations go, their records follow one by one, so the way is fixed: through the index, record by record. Left to choose while
-- little is known of the table, the planner reads all of it for each.
create function identity.after_records_go() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  delete from identity.match_key k using gone g where k.tenant_id = g.tenant_id and k.record_id = g.id;
  return null;
end $$;
create trigger source_record_keys after delete on identity.source_record
  referencing old table as gone for each statement execute function identity.after_records_go();
