-- What was left of the model's governance: which proposal made a version of a term, and the fields of the product in the order
-- in which the page of a relation showed them until now.

-- As in governance.model_change: a version that came of a proposal names it. Of older versions nobody knows any more.
alter table governance.definition_version add column proposal_id uuid;

-- From here on pages and forms follow the order of the model, which an organisation sets itself. The product's own fields were
-- shown in a fixed order that was not the one that was stored. Where nobody ordered them otherwise they get the order that
-- people know; the fence also holds for the owner of the table, so it is lifted for this statement only.
alter table governance.field no force row level security;
update governance.field f set position = n.new_position
from (values
  ('name', 0, 0), ('organisationName', 1, 1), ('birthDate', 2, 6), ('emails', 3, 2), ('phones', 4, 3),
  ('website', 5, 4), ('addresses', 6, 5), ('municipality', 7, 8), ('language', 8, 7)
) n (key, old_position, new_position)
where f.key = n.key and f.position = n.old_position
  and f.tenant_id not in (
    select o.tenant_id from governance.field o join (values
      ('name', 0), ('organisationName', 1), ('birthDate', 2), ('emails', 3), ('phones', 4),
      ('website', 5), ('addresses', 6), ('municipality', 7), ('language', 8)
    ) m (key, position) on m.key = o.key where o.position <> m.position
  );
alter table governance.field force row level security;
