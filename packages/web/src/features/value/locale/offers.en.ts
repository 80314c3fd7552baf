import type { offersNl } from './offers.nl.ts'

export const offersEn = {
  'offer.value': 'Value of relations',
  'offer.value.words': 'passer-by participant core audience tiers loyalty moves flow customer value',
  'offer.valueScores': 'Recent, often and much',
  'offer.valueScores.words': 'rfm scores recency frequency monetary best customers',
  'offer.valueExpectation': 'Expectation per activity',
  'offer.valueExpectation.words': 'lifetime value forecast model coming back clv revenue',
} satisfies Record<keyof typeof offersNl, string>
