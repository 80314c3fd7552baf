import type { ReportWords } from './effective.rules.ts'

export const en: ReportWords = {
  columns: [
    'name',
    'role',
    'teams',
    'domain',
    'see',
    'change',
    'export',
    'delete',
    'limited fields',
    'special data',
    'data owner or deputy',
    'emergency access',
  ],
  yes: 'yes',
  no: 'no',
  identifiers: 'Numbers and passes',
  roles: {
    administrator: 'Administrator',
    privacy_officer: 'Privacy officer',
    relation_manager: 'Relation manager',
    front_office: 'Front office',
    reader: 'Reader',
  },
  access: { hidden: 'hidden', masked: 'masked', read: 'read only', change: 'read and change' },
}
