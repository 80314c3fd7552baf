-- How much somebody did within a stretch of days is looked up instead of added up: days are numbers that grow into the past, so that newest
-- first is ascending and `width_bucket` finds in a few steps how many are not before a day; beside them stand running totals. All of it is
-- made again from the facts.
truncate segments.behaviour;
alter table segments.behaviour
  drop column days, drop column orders, drop column quantities, drop column money_days, drop column cents,
  -- Days on which something counted, newest first, each as the number of days that it lies before 1 January 2000.
  add column days integer[] not null,
  -- Beside each: how many orders and how much (tickets, loans, minutes) on that day and all newer ones.
  add column orders integer[] not null,
  add column quantities integer[] not null,
  -- Days on which money came or went, in the same way, and the cents of that day and all newer ones.
  add column money_days integer[] not null,
  add column cents bigint[] not null;
