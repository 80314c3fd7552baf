import type { ReportWords } from './effective.rules.ts'

export const nl: ReportWords = {
  columns: [
    'naam',
    'rol',
    'teams',
    'domein',
    'zien',
    'wijzigen',
    'exporteren',
    'verwijderen',
    'beperkte velden',
    'bijzondere gegevens',
    'data-eigenaar of vervanger',
    'noodtoegang',
  ],
  yes: 'ja',
  no: 'nee',
  identifiers: 'Nummers en passen',
  roles: {
    administrator: 'Beheerder',
    privacy_officer: 'Privacycoördinator',
    relation_manager: 'Relatiebeheerder',
    front_office: 'Medewerker balie',
    reader: 'Meelezer',
  },
  access: { hidden: 'verborgen', masked: 'afgeschermd', read: 'alleen lezen', change: 'lezen en wijzigen' },
}
