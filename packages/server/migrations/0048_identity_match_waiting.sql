-- What came in while a run was busy, and is matched when that has ended: an import or a delivery of another system.
create table identity.match_waiting (
  tenant_id uuid not null default platform.current_tenant(),
  import_id uuid not null,
  since     timestamptz not null,
  primary key (tenant_id, import_id)
);
call platform.fence('identity.match_waiting');
