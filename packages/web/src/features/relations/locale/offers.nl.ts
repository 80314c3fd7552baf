/** What the palette calls the pages and deeds of this feature, and other words for them. */
export const offersNl = {
  'offer.relations': 'Relaties',
  'offer.relations.words': 'klanten contacten mensen organisaties lijst',
  'offer.leads': 'Leads',
  'offer.leads.words': 'kansen belangstelling prospects',
  'offer.important': 'Belangrijke relaties',
  'offer.important.words': 'vips stil opvolger',
  'offer.search': 'Relatie zoeken',
  'offer.search.words': 'vinden opzoeken pasnummer postcode',
  'offer.newRelation': 'Nieuwe relatie',
  'offer.newRelation.words': 'toevoegen aanmaken persoon organisatie lid klant',
  'offer.handOver': 'Relaties overdragen',
  'offer.handOver.words': 'collega vertrek overnemen',
  'offer.note': 'Notitie maken bij een relatie',
  'offer.note.words': 'opmerking noteren gesprek contact vastleggen',
} as const
