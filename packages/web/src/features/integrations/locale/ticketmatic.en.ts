import type { ticketmaticNl } from './ticketmatic.nl.ts'

export const ticketmaticEn = {
  'connector.about.ticketmatic': 'Contacts with their opt-ins, orders, tickets and visits from your ticket sales.',
  'connector.stream.words': 'Price types, channels and other names',
  'connector.stream.contacts': 'Contacts',
  'connector.stream.scans': 'Visits (scans)',
  'objectType.contact': 'Contact',
  'objectType.scan': 'Scan at the door',
  'objectType.opt_in': 'Opt-in',
  'objectType.relation_type': 'Relation type',
  'objectType.contact_title': 'Title',
  'objectType.price_type': 'Price type',
  'objectType.sales_channel': 'Sales channel',
  'objectType.product': 'Product',
  'connector.help.ticketmatic.url': 'Leave this as it is.',
  'connector.setting.account': 'Name of the account',
  'connector.help.ticketmatic.account':
    'The short name of your Ticketmatic account. It stands in the address when you are signed in.',
  'connector.setting.times': 'Times in Ticketmatic',
  'connector.help.ticketmatic.times':
    'When performances are one or two hours wrong after fetching, choose the other and have everything understood again.',
  'connector.option.times.utc': 'World time (UTC)',
  'connector.option.times.local': 'Dutch time',
  'connector.setting.accessKey': 'Access key',
  'connector.help.ticketmatic.accessKey':
    'In Ticketmatic: Settings, System, API keys. Make a key for this connection only, with rights to read. We keep it sealed and never show it again.',
  'connector.setting.secretKey': 'Secret key',
  'connector.help.ticketmatic.secretKey':
    'You got it together with the access key. We keep it sealed and never show it again.',
} as const satisfies Record<keyof typeof ticketmaticNl, string>
