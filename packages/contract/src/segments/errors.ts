/** The codes of refusals about segments, each with its HTTP status. */
export const segmentErrors = {
  'segments.segment_not_found': 404,
  'segments.segment_changed': 409,
  'segments.segment_in_use': 409,
  'segments.team_not_found': 422,
  'segments.condition_hidden': 403,
  'segments.too_deep': 422,
  'segments.moment_not_found': 404,
  'segments.moment_in_use': 409,
  'segments.moments_full': 409,
  'segments.municipality_unknown': 422,
} as const
