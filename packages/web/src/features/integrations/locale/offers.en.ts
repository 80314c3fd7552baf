import type { offersNl } from './offers.nl.ts'

export const offersEn = {
  'offer.connections': 'Connections',
  'offer.connections.words':
    'systems integrations box office ticketing pretix ticketmatic eventbrite newsletter laposta mailchimp mailerlite fetch synchronise sync api delivery',
  'offer.newConnection': 'Connect a system',
  'offer.newConnection.words':
    'new connection link integration add pretix ticketmatic eventbrite theatre ticket sales laposta mailchimp mailerlite newsletter wise oclc koha members library',
  'offer.connectionInbox': 'Connections inbox',
  'offer.connectionInbox.words': 'waiting unknown rejected unmatched order without a name repair',
} as const satisfies Record<keyof typeof offersNl, string>
