import type { Offer } from '../../lib/offer.ts'

/** What the palette offers of engagement. The texts are in `locale/offers.*`. */
export const engagementOffers = [
  { id: 'tasks', kind: 'page', href: '/taken', permission: 'engagement.task.read', isUsual: true },
  { id: 'newTask', kind: 'deed', href: '/taken?nieuw=true', permission: 'engagement.task.write', isUsual: true },
  { id: 'notifications', kind: 'page', href: '/meldingen', permission: null },
  { id: 'approaches', kind: 'page', href: '/benaderingen', permission: 'engagement.approach.read', isUsual: true },
  {
    id: 'planApproach',
    kind: 'deed',
    href: '/zoeken?dan=plannen',
    permission: 'engagement.approach.write',
    isUsual: true,
  },
  { id: 'rounds', kind: 'page', href: '/benaderingen?deel=rondes', permission: 'engagement.approach.read' },
  { id: 'newRound', kind: 'deed', href: '/benaderingen/ronde?lijst=%7B%7D', permission: 'engagement.approach.write' },
  { id: 'quietRules', kind: 'page', href: '/benaderingen/rust', permission: 'engagement.approach.read' },
  { id: 'pressure', kind: 'page', href: '/benaderingen/druk', permission: 'engagement.approach.read' },
  { id: 'coverage', kind: 'page', href: '/dekking', permission: 'engagement.approach.read' },
  { id: 'newCoverage', kind: 'deed', href: '/dekking/nieuw?lijst=%7B%7D', permission: 'engagement.approach.write' },
  { id: 'processes', kind: 'page', href: '/processen', permission: 'engagement.process.read' },
  { id: 'running', kind: 'page', href: '/processen?deel=lopend', permission: 'engagement.process.read' },
  { id: 'newProcess', kind: 'deed', href: '/processen/nieuw', permission: 'engagement.process.manage' },
  { id: 'startProcess', kind: 'deed', href: '/zoeken?dan=proces', permission: 'engagement.process.work' },
  { id: 'startMany', kind: 'deed', href: '/processen/starten?lijst=%7B%7D', permission: 'engagement.process.work' },
  { id: 'taskFor', kind: 'deed', href: '/zoeken?dan=taak', permission: 'engagement.task.write' },
] as const satisfies readonly Offer[]
