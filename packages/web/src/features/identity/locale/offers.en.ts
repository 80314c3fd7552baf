import type { offersNl } from './offers.nl.ts'

export const offersEn = {
  'offer.imports': 'Imported lists',
  'offer.imports.words': 'import excel csv files',
  'offer.newImport': 'Import a list',
  'offer.newImport.words': 'excel csv file upload',
  'offer.folders': 'Folders for lists',
  'offer.folders.words': 'folder automatic import night sftp',
  'offer.duplicates': 'Possible duplicates',
  'offer.duplicates.words': 'double merge dedupe questions',
  'offer.duplicateKinds': 'Questions by kind',
  'offer.duplicateKinds.words': 'duplicates sample',
  'offer.households': 'Households',
  'offer.households.words': 'family address',
  'offer.matching': 'Compare',
  'offer.matching.words': 'duplicates compare again settings',
  'offer.believe': 'Whom we believe',
  'offer.believe.words': 'source priority value',
} satisfies Record<keyof typeof offersNl, string>
