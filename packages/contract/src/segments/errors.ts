/** The codes of refusals about segments, each with its HTTP status. */
export const segmentErrors = {
  'segments.segment_not_found': 404,
  'segments.segment_changed': 409,
  'segments.segment_in_use': 409,
  'segments.team_not_found': 422,
  'segments.condition_hidden': 403,
  'segments.too_deep': 422,
  'segments.day_not_counted': 404,
  'segments.day_to_come': 422,
  'segments.too_many_days': 409,
  'segments.freeze_not_found': 404,
  'segments.family_not_found': 404,
  'segments.thresholds_wrong': 422,
  'segments.periods_overlap': 422,
} as const
