/** What the palette calls the pages and deeds of this feature, and other words for them. */
export const offersNl = {
  'offer.admin': 'Beheer',
  'offer.admin.words': 'instellingen overzicht',
  'offer.users': 'Gebruikers',
  'offer.users.words': 'collega’s accounts medewerkers',
  'offer.invite': 'Collega uitnodigen',
  'offer.invite.words': 'gebruiker account toevoegen',
  'offer.branches': 'Vestigingen',
  'offer.branches.words': 'filialen locaties',
  'offer.newBranch': 'Vestiging toevoegen',
  'offer.newBranch.words': 'filiaal locatie nieuw',
  'offer.organisation': 'Organisatie',
  'offer.organisation.words': 'naam gegevens voorbeeld opruimen',
  'offer.jobs': 'Werk op de achtergrond',
  'offer.jobs.words': 'taken voortgang bezig',
  'offer.audit': 'Logboek',
  'offer.audit.words': 'spoor wie deed wat audit',
} as const
