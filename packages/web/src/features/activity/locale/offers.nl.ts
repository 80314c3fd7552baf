/** What the palette calls the pages and deeds of this feature, and other words for them. */
export const offersNl = {
  'offer.offerings': 'Aanbod',
  'offer.offerings.words':
    'programma voorstellingen activiteiten cursussen evenementen productie reeks genre agenda offering programme events',
  'offer.comingOfferings': 'Aanbod dat het eerst begint',
  'offer.comingOfferings.words': 'agenda komend binnenkort programma coming soon',
  'offer.newOffering': 'Nieuw aanbod',
  'offer.newOffering.words': 'voorstelling activiteit cursus evenement toevoegen maken add event',
  'offer.addFact': 'Deelname of bijdrage vastleggen',
  'offer.addFact.words': 'gift donatie kaart bezoek vrijwilliger uren sponsor lidmaatschap toezegging gift donation',
  'offer.activityLists': 'Genres, doelgroepen en activiteiten',
  'offer.activityLists.words': 'lijst genre doelgroep soort activiteit familie instellingen settings lists',
} as const
