/** What is asked about Eventbrite when it is connected. */
export const eventbriteNl = {
  'connector.about.eventbrite': 'Activiteiten, bestellingen, kaarten en wie er binnenkwam.',
  'connector.help.eventbrite.url': 'Laat dit staan zoals het is.',
  'connector.setting.organisation': 'Nummer van de organisatie',
  'connector.help.eventbrite.organisation':
    'Alleen nodig als je account bij meer organisaties hoort en je er één wilt ophalen. Laat het anders leeg.',
  'connector.help.eventbrite.token':
    'In Eventbrite: Accountinstellingen, Developer links, API keys. Kopieer de private token en plak hem hier. We bewaren hem verzegeld en tonen hem nooit meer.',
} as const
