/** What the palette calls the pages and deeds of this feature, and other words for them. */
export const offersNl = {
  'offer.today': 'Vandaag',
  'offer.today.words': 'start begin thuis dashboard',
  'offer.desk': 'Balie',
  'offer.desk.words': 'loket bezoeker telefoon front office',
  'offer.account': 'Aanmelden en beveiliging',
  'offer.account.words': 'wachtwoord tweede stap agenda mail instellingen',
  'offer.guide': 'Wegwijzer tonen',
  'offer.guide.words': 'hulp beginnen starten inrichten',
} as const
