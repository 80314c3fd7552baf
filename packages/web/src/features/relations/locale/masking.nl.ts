export const maskingNl = {
  'relations.masking.hidden': 'Verborgen',
  'relations.masking.masked': 'Afgeschermd gegeven',
  'relations.masking.because.right': 'Volgens de rechten van het domein',
  'relations.masking.because.protected': 'Deze relatie is afgeschermd',
  'relations.masking.because.minor': 'Jonger dan 16 jaar',
  'relations.masking.because.relation': 'Je mag deze relatie niet wijzigen',
  'relations.masking.because.role': 'Je rol mag dit niet wijzigen',
  'relations.masking.mark.protected': 'Afgeschermd',
  'relations.masking.mark.minor': 'Jonger dan 16 jaar',
  'audit.relation.protected_read': 'Afgeschermde relatie bekeken',
  'audit.relation.special_read': 'Bijzondere gegevens gelezen',
  'error.relations.change_not_allowed': 'Je mag deze relatie wel zien, maar niet wijzigen. Vraag het de data-eigenaar.',
  'error.relations.delete_not_allowed': 'Je mag deze relatie niet archiveren. Vraag het de data-eigenaar.',
  'error.relations.field_hidden':
    'Dit gegeven is voor jou afgeschermd. Daarom kun je er niet op zoeken of sorteren en het niet wijzigen.',
  'error.relations.field_not_changeable': 'Je mag dit gegeven wel zien, maar niet wijzigen.',
} as const
