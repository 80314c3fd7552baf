-- What was answered to suggested households is looked back at, newest first, to take an answer back. It is a small part of all
-- suggestions, and never read otherwise.
create index household_suggestion_answered on identity.household_suggestion (tenant_id, answered_at desc, id desc) where state <> 'open';
