-- What was offered may come in with a list of tickets. Taking that list back takes it along, when nobody used it for anything else.
alter table activity.offering add column import_id uuid;
create index offering_import on activity.offering (tenant_id, import_id) where import_id is not null;
