/** Spread into sentences.en.ts, which must have one for every code. */
export const integrationsEn = {
  'integrations.connection_not_found': 'This connection does not exist.',
  'integrations.connection_ended':
    'This connection has ended. What came in is still there; make a new connection to fetch data again.',
  'integrations.connector_unknown': 'This system cannot be connected.',
  'integrations.settings_invalid': 'A setting of the connection is not right. Check the field that is named.',
  'integrations.secret_missing': 'The key of this connection is missing. Fill it in and try again.',
  'integrations.source_taken': 'There is a source with this name already. Choose another name for the connection.',
  'integrations.type_not_fitting':
    'This relation type does not fit persons, or belongs to a domain in which you may change nothing. Choose another type.',
  'integrations.list_not_fitting':
    'A list stands for a purpose or channel that is not in use (any more), or is there twice. Nothing was saved. Choose something else for that list.',
  'integrations.delivery_not_found': 'This delivery does not exist.',
  'integrations.delivery_running':
    'A delivery of this connection is running. Wait until it has ended, or stop it under Work.',
  'integrations.stream_not_found': 'This connection has no such part.',
  'integrations.object_not_found': 'This does not wait for anybody (any more), or does not exist.',
  'integrations.object_settled': 'A colleague has settled this meanwhile.',
  'integrations.hook_unknown': 'This address does not exist (any more).',
  'integrations.mapping_without_name':
    'No column says what somebody is called. Map at least one column to a name or an e-mail address.',
} as const
