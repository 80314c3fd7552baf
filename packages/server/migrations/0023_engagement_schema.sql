-- Working together on relations: tasks, processes, approaches, coverage and contact pressure.
create schema engagement;
call platform.open_schema('engagement');
