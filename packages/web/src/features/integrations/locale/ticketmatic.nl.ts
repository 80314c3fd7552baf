/** What is asked about Ticketmatic when it is connected. */
export const ticketmaticNl = {
  'connector.about.ticketmatic': 'Contacten met hun opt-ins, bestellingen, kaarten en bezoek uit je kaartverkoop.',
  'connector.stream.words': 'Prijssoorten, kanalen en andere namen',
  'connector.stream.contacts': 'Contacten',
  'connector.stream.scans': 'Bezoek (scans)',
  'objectType.contact': 'Contact',
  'objectType.scan': 'Scan aan de deur',
  'objectType.opt_in': 'Opt-in',
  'objectType.relation_type': 'Relatietype',
  'objectType.contact_title': 'Aanhef',
  'objectType.price_type': 'Prijssoort',
  'objectType.sales_channel': 'Verkoopkanaal',
  'objectType.product': 'Product',
  'connector.help.ticketmatic.url': 'Laat dit staan zoals het is.',
  'connector.setting.account': 'Naam van het account',
  'connector.help.ticketmatic.account':
    'De korte naam van je Ticketmatic-account. Die staat in het adres als je bent ingelogd.',
  'connector.setting.times': 'Tijden in Ticketmatic',
  'connector.help.ticketmatic.times':
    'Staan voorstellingen na het ophalen een of twee uur verkeerd, kies dan het andere en laat alles opnieuw begrijpen.',
  'connector.option.times.utc': 'Wereldtijd (UTC)',
  'connector.option.times.local': 'Nederlandse tijd',
  'connector.setting.accessKey': 'Access key',
  'connector.help.ticketmatic.accessKey':
    'In Ticketmatic: Instellingen, Systeem, API-sleutels. Maak een sleutel alleen voor deze koppeling, met leesrechten. We bewaren hem verzegeld en tonen hem nooit meer.',
  'connector.setting.secretKey': 'Secret key',
  'connector.help.ticketmatic.secretKey':
    'Die kreeg je samen met de access key. We bewaren hem verzegeld en tonen hem nooit meer.',
} as const
