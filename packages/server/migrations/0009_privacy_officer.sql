-- A role for whoever answers for privacy, and the schema of what they do.
create schema privacy;
call platform.open_schema('privacy');

alter table admin.app_user drop constraint app_user_role_check;
alter table admin.app_user add constraint app_user_role_check
  check (role in ('administrator', 'privacy_officer', 'relation_manager', 'front_office', 'reader'));
alter table admin.invitation drop constraint invitation_role_check;
alter table admin.invitation add constraint invitation_role_check
  check (role in ('administrator', 'privacy_officer', 'relation_manager', 'front_office', 'reader'));
