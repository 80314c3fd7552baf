import type { codesNl } from './codes.nl.ts'

export const codesEn = {
  'error.integrations.connection_not_found':
    'This connection is not there, or you may not see it. Nothing was changed. Go back to the list.',
  'error.integrations.connection_ended':
    'This connection was ended. What came in stays. To fetch data again, connect the system anew.',
  'error.integrations.connector_unknown': 'This system cannot be connected. Choose a system from the list.',
  'error.integrations.settings_invalid':
    'One of the settings is not right. Nothing was saved; what you typed is still there. Look over the fields.',
  'error.integrations.secret_missing':
    'The key is still missing. Nothing was fetched. Give the key among the settings of the connection.',
  'error.integrations.source_taken':
    'There is a list or connection of this name already. Nothing was saved. Choose another name.',
  'error.integrations.type_not_fitting':
    'A chosen relation type does not fit persons or the domain. Nothing was saved. Choose another relation type or domain.',
  'error.integrations.list_not_fitting':
    'A list stands for a purpose or channel that is not in use (any more), or is there twice. Nothing was saved. Choose something else for that list.',
  'error.integrations.delivery_not_found': 'This delivery is not there (any more).',
  'error.integrations.delivery_running':
    'Data is being fetched for this connection already. That goes on. Wait until it is done and try again.',
  'error.integrations.stream_not_found': 'The system does not know this part. Nothing was fetched.',
  'error.integrations.object_not_found': 'This is no longer in the inbox. A colleague may have settled it.',
  'error.integrations.object_settled': 'This was settled already, by a colleague or by itself. There is nothing to do.',
  'error.integrations.hook_unknown': 'This notice address does not exist (any more).',
  'error.integrations.mapping_without_name':
    'No column says any more who somebody is. Nothing was saved. Let at least one column mean a name, an e-mail address or a number.',

  'deliveryProblem.address_refused':
    'The address of the system leads to a place where this installation may not knock. Nothing was fetched; what was there stays. Check the address or ask whoever runs the server.',
  'deliveryProblem.host_not_allowed':
    'This installation may not connect to this address. Nothing was fetched; what was there stays. Check that the address begins with https://, or ask whoever runs the server to allow it.',
  'deliveryProblem.unreachable':
    'The system could not be reached. What was there stays. We try again by ourselves; check the address if it goes on.',
  'deliveryProblem.certificate':
    'The security certificate of the system is not right. Nothing was fetched, what was there stays. Ask whoever runs the system to renew the certificate.',
  'deliveryProblem.timed_out':
    'The system answered too late. What came in stays. Next time we go on from where we were.',
  'deliveryProblem.too_large':
    'The answer of the system was too large to read. What came in stays. Tell your administrator.',
  'deliveryProblem.redirect_refused':
    'The system sent us on to another address; we do not follow that. What was there stays. Give the address where the system really is now.',
  'deliveryProblem.not_understood':
    'The system gave an answer that we do not understand. What came in stays. Check that the address really is of this system; if it goes on, tell your administrator.',
  'deliveryProblem.key_refused':
    'The system does not know the key (any more). What was there stays. Make a new key in the system and replace it among the settings.',
  'deliveryProblem.key_incomplete':
    'The key is not complete: it ends with a hyphen, letters and figures, for example -us21. Nothing was fetched. Paste the whole key in the settings.',
  'deliveryProblem.not_allowed':
    'The key may not look at this. What was there stays. Give the key more rights in the system, and try again.',
  'deliveryProblem.not_found':
    'The system does not know what we asked for. What was there stays. Check the address and the name of the organiser.',
  'deliveryProblem.too_busy':
    'The system asks us to wait because it is busy. What came in stays. We go on by ourselves; there is nothing to do.',
  'deliveryProblem.failing':
    'The system itself has a failure. What came in stays. We try again by ourselves; ask the supplier if it takes long.',
  'deliveryProblem.resting':
    'It went wrong a few times in a row, so we leave the system alone for a while. What was there stays. We try again soon by ourselves.',
  'deliveryProblem.secret_unreadable':
    'The stored key can no longer be read, for example after a backup was put back. What was there stays. Give the key again among the settings.',
  'deliveryProblem.shrunk':
    'The system suddenly says that most people of a list are gone. That is often a failure, so nothing was changed. Look in the system; if it is right after all, choose Fetch now.',
  'deliveryProblem.cancelled': 'Somebody stopped the fetching. What came in stays. Next time we go on.',
  'deliveryProblem.internal':
    'Something went wrong on our side. What came in stays. We try again; if it goes on, tell your administrator.',

  'waitingReason.nobody_named':
    'Nobody is named: no name and no e-mail address. It was kept. Attach it to a relation if you know whose it is.',
  'waitingReason.no_name':
    'No name is known, so we could not make a relation. It was kept. Attach it to a relation, or add the name in the system: then it settles itself the next time.',
  'waitingReason.not_understood':
    'Something that we need is missing here. It was kept as it came. Try again when it was mended in the system, or set it aside.',
  'waitingReason.forgotten':
    'This person was erased here on request and therefore does not come in again. The contents were not kept. Ask whoever runs the system whether they can be erased there too, and set this aside.',
  'waitingReason.event_unknown':
    'The event that this belongs to is not here yet. It was kept. Mostly it is solved the next time; you can also try again now.',
  'waitingReason.gone_at_source':
    'It no longer exists in the system. What we had of it was kept. Set it aside if nothing needs to be done.',
  'waitingReason.other': 'We could not take this in. It was kept. Try again or set it aside.',

  'connector.setting.url': 'Address of the system',
  'connector.help.pretix.url':
    'The beginning of the address where you sign in to pretix, for example https://pretix.eu. Without what comes after it.',
  'connector.help.laposta.url': 'Leave this as it is.',
  'connector.setting.organizer': 'Short name of the organiser',
  'connector.help.pretix.organizer':
    'In pretix: open your organiser. The part after /organizer/ in the address bar is the short name.',
  'connector.setting.withTest': 'Fetch test orders as well',
  'connector.help.pretix.withTest':
    'Test orders are not really of anybody. Choose this only to try out the connection.',
  'connector.setting.giveNumber': 'Give our number back',
  'connector.help.pretix.giveNumber':
    'Customers with an account get the number of their relation here in pretix, when they have no external number there yet. The key must then be allowed to change customers.',
  'connector.stream.numbers': 'Giving numbers back',
  'connector.setting.token': 'Key',
  'connector.help.pretix.token':
    'In pretix: Organiser, then Teams. Choose a team that may view orders (and customers) and make an API token at the bottom. Paste it here; we keep it sealed and never show it again.',
  'connector.help.laposta.token':
    'In Laposta: click your name, then Connections and API. Make a key and paste it here; we keep it sealed and never show it again.',
  'connector.stream.members': 'Members of lists',
  'connector.stream.events': 'Events',
  'connector.stream.customers': 'Customers',
  'connector.stream.memberships': 'Memberships',
  'connector.stream.orders': 'Orders',
  'connector.group.ticketing': 'Ticketing',
  'connector.group.library': 'Library',
  'connector.group.newsletter': 'Newsletter',
  'connector.group.register': 'Register',
  'connector.about.laposta': 'Who is on which list, who unsubscribes, and which addresses no longer work.',
  'connector.about.pretix': 'Orders, tickets, customers and visits from your ticket sales.',
  'settingProblem.missing': 'Fill this in.',
  'settingProblem.no_address': 'This is no address. It begins with https://.',
  'settingProblem.not_secure': 'This address is not secure. Use the address that begins with https://.',
  'settingProblem.not_an_option': 'Choose one of the possibilities.',
  'settingProblem.unknown': 'The system does not know this setting.',

  'objectType.member': 'Member of a list',
  'objectType.order': 'Order',
  'objectType.customer': 'Customer',
  'objectType.membership': 'Membership',
  'objectType.membership_type': 'Kind of membership',
  'objectType.event': 'Event',
  'objectType.subevent': 'Date',
  'objectType.item': 'Product',

  'job.integrations.run-delivery': 'Fetching data from a connected system',
  'delivery.asking': 'Asking what there is',
  'delivery.storing': 'Storing what came in',
  'delivery.replaying': 'Understanding anew what is here',

  'audit.connection.added': 'Connected a system',
  'audit.connection.changed': 'Changed a connection',
  'audit.connection.secret_changed': 'Replaced the key of a connection',
  'audit.connection.hook_made': 'Made a notice address for a connection',
  'audit.connection.tested': 'Tried the connection with a system',
  'audit.delivery.asked': 'Asked to fetch from a connected system',
  'audit.delivery.stored': 'Stored what a connected system delivered',
  'audit.delivery.ended': 'Completed a delivery of a connected system',
  'audit.integration_object.attached': 'Attached something from the inbox to a relation',
  'audit.integration_object.tried': 'Tried something from the inbox again',
  'audit.integration_object.set_aside': 'Set something from the inbox aside',
  'audit.integration_object.brought_back': 'Put something back in the inbox',
  'audit.integration_object.shown': 'Looked at data as a connected system gave it',
} as const satisfies Record<keyof typeof codesNl, string>
