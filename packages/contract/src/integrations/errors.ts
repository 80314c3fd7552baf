/** The codes of refusals about connections with other systems, each with its HTTP status. */
export const integrationErrors = {
  'integrations.connection_not_found': 404,
  'integrations.connection_ended': 409,
  'integrations.connector_unknown': 422,
  'integrations.settings_invalid': 422,
  'integrations.secret_missing': 409,
  'integrations.source_taken': 409,
  'integrations.type_not_fitting': 422,
  'integrations.list_not_fitting': 422,
  'integrations.delivery_not_found': 404,
  'integrations.delivery_running': 409,
  'integrations.stream_not_found': 404,
  'integrations.object_not_found': 404,
  'integrations.object_settled': 409,
  'integrations.hook_unknown': 404,
  'integrations.mapping_without_name': 422,
} as const
