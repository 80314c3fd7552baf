import type { maskingNl } from './masking.nl.ts'

export const maskingEn = {
  'relations.masking.hidden': 'Hidden',
  'relations.masking.masked': 'Masked detail',
  'relations.masking.because.right': 'By the rights of the domain',
  'relations.masking.because.protected': 'This relation is protected',
  'relations.masking.because.minor': 'Younger than 16',
  'relations.masking.because.relation': 'You may not change this relation',
  'relations.masking.because.role': 'Your role may not change this',
  'relations.masking.mark.protected': 'Protected',
  'relations.masking.mark.minor': 'Younger than 16',
  'audit.relation.protected_read': 'Protected relation looked at',
  'audit.relation.special_read': 'Special data read',
  'error.relations.change_not_allowed': 'You may see this relation, but not change it. Ask the data owner.',
  'error.relations.delete_not_allowed': 'You may not archive this relation. Ask the data owner.',
  'error.relations.field_hidden':
    'This detail is kept back from you. That is why you cannot search or sort by it, or change it.',
  'error.relations.field_not_changeable': 'You may see this detail, but not change it.',
} satisfies Record<keyof typeof maskingNl, string>
