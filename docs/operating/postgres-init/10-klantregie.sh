#!/bin/bash
# Runs once, when the database container makes its data. The owner makes and changes tables and is no superuser; the
# application signs in as a role that owns nothing, so that row-level security holds it (ARCHITECTURE.md, tenants).
set -euo pipefail

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner_password="$(cat /run/secrets/owner)" --set app_password="$(cat /run/secrets/app)" <<'SQL'
create role klantregie_app nologin nosuperuser nobypassrls;
create role klantregie_owner login nosuperuser nobypassrls password :'owner_password';
create role klantregie_login login nosuperuser nobypassrls password :'app_password' in role klantregie_app;
alter database klantregie owner to klantregie_owner;
revoke all on database klantregie from public;
grant connect, temporary on database klantregie to klantregie_app;
SQL
