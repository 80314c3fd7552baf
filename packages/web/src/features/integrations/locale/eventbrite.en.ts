/** What is asked about Eventbrite when it is connected. */
export const eventbriteEn = {
  'connector.about.eventbrite': 'Events, orders, tickets and who came in.',
  'connector.help.eventbrite.url': 'Leave this as it is.',
  'connector.setting.organisation': 'Number of the organisation',
  'connector.help.eventbrite.organisation':
    'Only needed when your account belongs to more organisations and you want one of them. Leave it empty otherwise.',
  'connector.help.eventbrite.token':
    'In Eventbrite: Account settings, Developer links, API keys. Copy the private token and paste it here. We keep it sealed and never show it again.',
} as const
