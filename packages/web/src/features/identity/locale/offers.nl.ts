/** What the palette calls the pages and deeds of this feature, and other words for them. */
export const offersNl = {
  'offer.imports': 'Ingelezen lijsten',
  'offer.imports.words': 'inlezen import excel csv bestanden',
  'offer.newImport': 'Lijst inlezen',
  'offer.newImport.words': 'excel csv bestand importeren upload',
  'offer.folders': 'Mappen voor lijsten',
  'offer.folders.words': 'map automatisch inlezen nacht sftp',
  'offer.duplicates': 'Mogelijk dubbele relaties',
  'offer.duplicates.words': 'dubbel ontdubbelen samenvoegen vragen',
  'offer.duplicateKinds': 'Vragen per soort',
  'offer.duplicateKinds.words': 'dubbel steekproef',
  'offer.households': 'Huishoudens',
  'offer.households.words': 'gezin familie adres',
  'offer.matching': 'Vergelijken',
  'offer.matching.words': 'dubbel opnieuw vergelijken instellingen',
  'offer.believe': 'Wie geloven we',
  'offer.believe.words': 'bron voorrang waarde',
} as const
