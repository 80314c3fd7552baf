import type { offersNl } from './offers.nl.ts'

export const offersEn = {
  'offer.relations': 'Relations',
  'offer.relations.words': 'customers contacts people organisations list',
  'offer.leads': 'Leads',
  'offer.leads.words': 'chances interest prospects',
  'offer.important': 'Important relations',
  'offer.important.words': 'vips quiet successor',
  'offer.search': 'Search for a relation',
  'offer.search.words': 'find look up pass number postcode',
  'offer.newRelation': 'New relation',
  'offer.newRelation.words': 'add create person organisation member customer',
  'offer.handOver': 'Hand over relations',
  'offer.handOver.words': 'colleague leaving take over',
  'offer.labels': 'Labels',
  'offer.labels.words': 'tag mark',
  'offer.bulkDeeds': 'Changes to many relations',
  'offer.bulkDeeds.words': 'bulk group undo',
  'offer.note': 'Write a note about a relation',
  'offer.note.words': 'remark call contact record',
} satisfies Record<keyof typeof offersNl, string>
