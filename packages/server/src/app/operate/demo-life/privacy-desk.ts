import * as api from '@klantregie/contract'
import type { IdentityCheck, RequestChannel, RequestKind, RequestOutcome } from '@klantregie/contract'
import type { DemoTypeKey } from '../../demo/demo-organisation.ts'
import type { Player } from './cast.ts'
import { one, type Deed, type Part } from './deed.ts'
import type { DemoHouse } from './house.ts'

type Plan = {
  readonly kind: RequestKind
  readonly channel: Exclude<RequestChannel, 'self_service'>
  readonly received: number
  readonly about: readonly [DemoTypeKey, number]
  readonly wish: string
  readonly identity?: readonly [number, Exclude<IdentityCheck, 'signed_link'>]
  readonly closed?: readonly [number, RequestOutcome, string]
}

const PLANS: readonly Plan[] = [
  {
    kind: 'access',
    channel: 'email',
    received: -23,
    about: ['visitor', 2],
    wish: 'Wil weten wat wij weten over bezoeken aan het theater, en van wie we het adres hebben.',
    identity: [-21, 'called_back'],
  },
  {
    kind: 'erasure',
    channel: 'letter',
    received: -12,
    about: ['newsletter_reader', 3],
    wish: 'Vraagt om alles te wissen; is verhuisd en komt niet meer.',
  },
  {
    kind: 'correction',
    channel: 'desk',
    received: -3,
    about: ['borrower', 12],
    wish: 'De geboortedatum klopt niet. Heeft een paspoort laten zien.',
    identity: [-3, 'document_seen'],
  },
  {
    kind: 'objection',
    channel: 'phone',
    received: -1,
    about: ['donor', 1],
    wish: 'Wil geen brieven meer waarin om een gift wordt gevraagd.',
  },
  {
    kind: 'access',
    channel: 'desk',
    received: -74,
    about: ['friend', 5],
    wish: 'Vroeg om een overzicht van de giften.',
    closed: [-60, 'withdrawn', 'Het overzicht van de bank was genoeg.'],
  },
  {
    kind: 'portability',
    channel: 'email',
    received: -48,
    about: ['participant', 1],
    wish: 'Vroeg om de gegevens in een bestand.',
    closed: [-40, 'nothing_known', 'Bleek iemand met dezelfde naam te zijn; onder deze gegevens kennen wij niemand.'],
  },
]

export const privacyDesk: Part = (cast) =>
  PLANS.flatMap((plan): Deed[] => {
    const who = one(cast.adultsOf(plan.about[0]), plan.about[1])
    if (who === undefined) return []
    let id = ''
    return [
      { on: plan.received, at: 10 * 60, run: async (house) => void (id = await receive(house, plan, who)) },
      ...(plan.identity === undefined ? [] : [check(plan.identity, () => id)]),
      ...(plan.closed === undefined ? [] : [close(plan.closed, () => id)]),
    ]
  })

async function receive(house: DemoHouse, plan: Plan, who: Player): Promise<string> {
  const { id } = await house.as('farida')(api.createPrivacyRequest, {
    body: {
      kind: plan.kind,
      channel: plan.channel,
      receivedOn: house.workday(plan.received),
      requesterName: who.name,
      wish: plan.wish,
      ...(plan.closed?.[1] === 'nothing_known' ? {} : { relationId: who.id }),
    },
  })
  return id
}

function check([on, how]: NonNullable<Plan['identity']>, idOf: () => string): Deed {
  return {
    on,
    at: 11 * 60,
    run: (house) => house.as('farida')(api.confirmIdentity, { params: { id: idOf() }, body: { how } }),
  }
}

/** Steps that were done by hand are ticked first; what cannot be closed yet stays open. */
function close([on, outcome, reason]: NonNullable<Plan['closed']>, idOf: () => string): Deed {
  return {
    on,
    at: 15 * 60,
    run: async (house) => {
      const params = { id: idOf() }
      const page = await house.as('farida')(api.getPrivacyRequest, { params })
      for (const { key } of page.steps.filter(({ isDerived }) => !isDerived))
        await house.as('farida')(api.tickRequestStep, { params: { ...params, step: key }, body: { isDone: true } })
      await house.tryAs('farida')(api.closeRequest, { params, body: { outcome, reason } })
    },
  }
}
