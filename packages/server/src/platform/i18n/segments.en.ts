/** Spread into sentences.en.ts, which must have one for every code. */
export const segmentsEn = {
  'segments.segment_not_found': 'This segment does not exist (any more), or is not shared with you.',
  'segments.segment_changed':
    'A colleague has changed this segment meanwhile. Nothing was saved. Look at what it says now.',
  'segments.segment_in_use': 'Other segments rest upon this one: {names}. Change those first.',
  'segments.team_not_found': 'You cannot share with this team. Choose a team that you are in yourself.',
  'segments.condition_hidden':
    'One of the conditions is about data that you may not see. Take it out, or ask the owner for the right.',
  'segments.too_deep': 'These segments refer to each other, or too deeply. Take a reference out.',
  'segments.day_not_counted': 'This day has not been counted yet. Ask for it; it is there after a few minutes.',
  'segments.day_to_come': 'This day is still to come. Choose today or earlier.',
  'segments.too_many_days': '{most} days have been counted on request already. Choose a day that is there.',
  'segments.freeze_not_found': 'This kept inventory does not exist (any more), or is about more than you may see.',
  'segments.family_not_found': 'This family of activity does not exist (any more), or you may not see it.',
  'segments.thresholds_wrong': 'The core must begin above where a participant begins.',
  'segments.periods_overlap':
    'The second period must begin after the first, and each period must begin before it ends.',
  'segments.moment_not_found': 'This snapshot does not exist (any more), or its segment is not shared with you.',
  'segments.moment_in_use': 'Other segments rest upon this snapshot: {names}. Change those first.',
  'segments.moments_full': '{most} snapshots of this segment are kept already. Remove one first.',
  'segments.code_edition_not_found': 'This edition is not there (any more).',
  'segments.code_edition_name_taken': 'These codes have an edition of this name already. Choose another name.',
  'segments.code_edition_wrong_state': 'That cannot be done with this edition now. See how far it is.',
  'segments.code_columns_wrong':
    'Choose something else for each column. An address needs a column with its house number.',
  'segments.code_not_found': 'This code is not in this edition.',
  'segments.branch_without_address':
    'It is not known where a branch in the conditions is. Fill in its address under Branches, or choose a postcode area.',
  'segments.code_in_use': 'There are segments that use this edition ({count}). Change those first.',
  'segments.municipality_unknown': 'One of these municipalities does not exist (any more). Choose from the list.',
} as const
