-- Where a branch is, so that a distance can be asked from it. Null postcode: not known.
alter table admin.branch
  add column postcode text check (postcode ~ '^[1-9][0-9]{3} [A-Z]{2}$'),
  add column house_number text not null default '' check (length(house_number) <= 20),
  add column place text not null default '' check (length(place) <= 80);
