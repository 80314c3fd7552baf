/** The rows of a list, and what came in with a relation. */
export const rowsNl = {
  'rows.title': 'De regels zelf',
  'rows.tab.rejected': 'Afgewezen',
  'rows.tab.problems': 'Waarde weggelaten',
  'rows.tab.duplicate': 'Mogelijk dubbel',
  'rows.tab.changed': 'Gewijzigd',
  'rows.tab.new': 'Nieuw',
  'rows.tab.same': 'Gelijk gebleven',
  'rows.text.rejected':
    'Deze regels gaan niet mee. Na het inlezen kun je ze downloaden, verbeteren en opnieuw aanbieden.',
  'rows.text.problems':
    'Deze regels gaan mee, zonder de waarde die niet klopt. De waarde zelf blijft bij de bron bewaard.',
  'rows.text.duplicate':
    'Deze regels lijken op een andere relatie. Ze worden een eigen relatie; er wordt niets vanzelf samengevoegd.',
  'rows.text.changed': 'Wat er per regel verandert. Waarden die iemand zelf heeft ingevuld blijven gelden.',
  'rows.text.new': 'Een aantal van de nieuwe regels, om te zien of het klopt.',
  'rows.text.same': 'Deze regels zijn precies zoals de vorige keer.',
  'rows.none': 'Hier zijn geen voorbeelden van bewaard.',
  'rows.more': 'Meer tonen',
  'rows.name': 'Naam',
  'rows.noName': 'zonder naam',
  'rows.number': 'regel {row}',
  'rows.row': 'Regel',
  'rows.cells': 'In de regel staat',
  'rows.problems': 'Wat er niet klopt',
  'rows.reason': 'Reden',
  'rows.resembles': 'Lijkt op',
  'rows.changes': 'Wat verandert',
  'rows.externalId': 'Nummer',
  'rows.before': 'was',
  'rows.after': 'wordt',
  'rows.empty': 'leeg',
  'records.withheld':
    'Wat er binnenkwam, is voor jou verborgen. Een van de gegevens van deze relatie mag je niet zien.',
} as const
