/** Spread into sentences.en.ts, which must have one for every code. */
export const activityEn = {
  'activity.interaction_not_found': 'This note does not exist (any more), or is not yours.',
  'activity.fact_not_found': 'This fact does not exist (any more).',
  'activity.fact_of_source':
    'This fact comes from another source. It cannot be taken away here. Record that it was cancelled or paid back.',
  'activity.fact_in_future': 'This moment lies in the future. Enter when it happened.',
  'activity.fact_period': 'The last day lies before the first day.',
  'activity.fact_until_missing': 'Enter the last day. Without it we do not know how long this runs.',
  'activity.fact_amount_missing': 'Enter the amount.',
  'activity.fact_detail_wrong': 'One of the particulars does not belong to this kind of fact, or one is missing.',
  'activity.fact_reversed': 'This fact was already cancelled or paid back completely.',
  'activity.fact_is_reversal': 'This is a cancellation or refund itself. Take it away if it is not right.',
  'activity.reversal_too_much':
    'This is more than what is left of it. Look at what was already cancelled or paid back.',
  'activity.reversal_nothing': 'Enter a number or an amount.',
  'activity.offering_not_found': 'This offering does not exist (any more).',
  'activity.offering_changed':
    'A colleague changed this offering in the meantime. Nothing was saved. Look at what it says now.',
  'activity.offering_in_use':
    'This offering cannot be removed: other offerings belong to it, or people did something with it. You can cancel it.',
  'activity.offering_parent': 'This cannot belong here. A date belongs to an event, an event to a series.',
  'activity.offering_period': 'The end lies before the beginning.',
  'activity.offering_number_taken': 'There is already an offering with this number.',
  'activity.price_twice': 'Two price types have the same name.',
  'activity.list_changed':
    'A colleague changed this list in the meantime. Nothing was saved. Look at what it says now.',
  'activity.list_name_taken': 'This name is there already. Choose another name.',
  'activity.family_not_found': 'This family of activity does not exist (any more).',
  'activity.genre_not_found': 'This genre does not exist (any more).',
  'activity.target_group_not_found': 'This target group does not exist (any more).',
  'activity.branch_not_found': 'This branch does not exist (any more).',
}
