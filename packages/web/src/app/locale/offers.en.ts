import type { offersNl } from './offers.nl.ts'

export const offersEn = {
  'offer.today': 'Today',
  'offer.today.words': 'start home dashboard',
  'offer.desk': 'Desk',
  'offer.desk.words': 'counter visitor phone front office',
  'offer.account': 'Sign-in and security',
  'offer.account.words': 'password second step calendar mail settings',
  'offer.guide': 'Show the guide',
  'offer.guide.words': 'help begin start set up',
} satisfies Record<keyof typeof offersNl, string>
