export const offersNl = {
  'offer.connections': 'Koppelingen',
  'offer.connections.words':
    'systemen integraties kassa ticketing pretix ticketmatic eventbrite nieuwsbrief laposta mailchimp mailerlite ophalen synchroniseren api verbinding aflevering',
  'offer.newConnection': 'Systeem koppelen',
  'offer.newConnection.words':
    'nieuwe koppeling verbinden aansluiten integratie toevoegen pretix ticketmatic eventbrite theater kaartverkoop laposta mailchimp mailerlite nieuwsbrief wise oclc koha ledenadministratie bibliotheek',
  'offer.connectionInbox': 'Postvak van koppelingen',
  'offer.connectionInbox.words': 'wachten onbekend afgewezen niet herkend bestelling zonder naam oplossen inbox',
} as const
