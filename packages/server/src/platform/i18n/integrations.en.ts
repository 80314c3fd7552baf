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
  'integrations.webhook_not_found': 'This subscription is not there (any more).',
  'integrations.webhook_key': 'This API key does not work (any more). Choose another.',
  'integrations.webhook_scope': 'The API key may not see everything that you want to tell of. Nothing was changed.',
  'integrations.webhook_address': 'This address cannot be used. Begin with https:// and leave out names and passwords.',
  'integrations.webhook_message_not_found': 'This message is not there (any more). Messages are kept for 30 days.',
  'integrations.register_edition_not_found': 'This edition does not exist.',
  'integrations.register_edition_wrong_state':
    'That cannot be done with this edition (any more). A colleague has dealt with it meanwhile, or there is a newer one.',
  'integrations.register_outdated':
    'Another edition was carried out since this one was compared. Upload the file again, and the comparison is right again.',
  'integrations.register_type_missing':
    'No relation type for schools is in use. Bring the type School back in the data model.',
  'integrations.location_not_found': 'This location is not in the register (any more).',
  'integrations.location_is_relation': 'This location is a relation already. You may not be allowed to see it.',
  'integrations.proposal_not_found': 'This proposal does not exist.',
  'integrations.proposal_settled': 'A colleague has settled this proposal meanwhile.',
  'integrations.proposal_changed':
    'The relation was changed meanwhile. Look at what would happen now, and carry it out then.',
  'integrations.sends_nothing': 'Segments cannot go to this system.',
  'integrations.mark_taken': 'A segment with this mark already goes to this list. Choose another name.',
  'integrations.may_not_send':
    'Whoever lets a segment go out must be allowed to export relations. Ask a colleague who is.',
  'integrations.sent_segment_not_found': 'This segment does not go to this system (any more).',
  'integrations.card_checker_not_found': 'No system that knows cards is set up yet. Ask your administrator.',
  'integrations.sending_running': 'This segment is going out already. Wait until that is done.',
} as const
