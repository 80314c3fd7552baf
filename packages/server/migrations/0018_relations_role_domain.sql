-- A role is in the domain of its type; the rights to the relation follow from that. A type that somebody has therefore stays
-- in its domain: in place of the key on the type comes one on the type in its domain, at the same cost.
create unique index relation_type_in_domain on governance.relation_type (tenant_id, id, domain_id);
alter table relations.role drop constraint role_tenant_id_type_id_fkey;
alter table relations.role add constraint role_type_in_domain
  foreign key (tenant_id, type_id, domain_id) references governance.relation_type (tenant_id, id, domain_id);
