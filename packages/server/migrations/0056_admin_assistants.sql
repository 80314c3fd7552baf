-- Whether AI assistants may read with an API key (Model Context Protocol). Off until an administrator says otherwise.
alter table admin.organisation add column has_assistants boolean not null default false;
