import type { offersNl } from './offers.nl.ts'

export const offersEn = {
  'offer.segments': 'Segments',
  'offer.segments.words': 'groups audiences selections who are our customers',
  'offer.newSegment': 'New segment',
  'offer.newSegment.words': 'make a group audience selection count how many conditions',
  'offer.segmentOverlap': 'Overlap of segments',
  'offer.segmentOverlap.words': 'compare common intersection together',
  'offer.advice': 'Advice: what suits whom',
  'offer.advice.words': 'recommend recommendation suggestion next best offer',
  'offer.codes': 'Lifestyle codes',
  'offer.codes.words': 'whize mosaic cultural target groups postcode lifestyle segmentation edition read',
  'offer.inventory': 'Inventory',
  'offer.inventory.words':
    'count figures yearly report numbers contribution by relation type who is the customer target groups library members revenue overview',
} satisfies Record<keyof typeof offersNl, string>
