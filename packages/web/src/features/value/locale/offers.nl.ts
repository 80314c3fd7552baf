export const offersNl = {
  'offer.value': 'Waarde van relaties',
  'offer.value.words': 'passant participant kernpubliek niveaus trouw publiek verschuivingen stroom klantwaarde',
  'offer.valueScores': 'Recent, vaak en veel',
  'offer.valueScores.words': 'rfm scores recency frequency monetary beste klanten',
  'offer.valueExpectation': 'Verwachting per activiteit',
  'offer.valueExpectation.words': 'lifetime value voorspelling model komt terug clv opbrengst',
} as const
