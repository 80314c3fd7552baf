-- What the lists of another system stand for, and the consents that it delivers.

-- Of each list that is fetched: its number there, what it is called, the purpose and channel that it stands for here, and what people
-- read when they signed up. An administrator says so; the other system only knows lists.
alter table integrations.connection add column lists jsonb not null default '[]';

-- Which connection delivered a statement, and by what it is known there: the same again is then the same. A no is never set aside; a yes
-- is when a list turns out to stand for something else.
alter table privacy.consent add column delivered_by uuid;
alter table privacy.consent add column delivered_as text collate "C";
alter table privacy.consent add constraint consent_delivered check ((delivered_by is null) = (delivered_as is null));
create index consent_delivered on privacy.consent (tenant_id, delivered_by, delivered_as) where delivered_by is not null;
