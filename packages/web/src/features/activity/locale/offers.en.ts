import type { offersNl } from './offers.nl.ts'

export const offersEn = {
  'offer.offerings': 'Offerings',
  'offer.offerings.words': 'programme performances activities courses events production series genre calendar aanbod',
  'offer.comingOfferings': 'Offerings that begin first',
  'offer.comingOfferings.words': 'calendar coming soon programme agenda',
  'offer.newOffering': 'New offering',
  'offer.newOffering.words': 'performance activity course event add make aanbod',
  'offer.addFact': 'Record taking part or a contribution',
  'offer.addFact.words': 'gift donation ticket visit volunteer hours sponsor membership pledge',
  'offer.activityLists': 'Genres, target groups and activities',
  'offer.activityLists.words': 'list genre target group kind of activity family settings lijsten',
} satisfies Record<keyof typeof offersNl, string>
