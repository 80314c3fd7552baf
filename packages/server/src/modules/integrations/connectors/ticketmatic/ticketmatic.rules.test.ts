import { describe, expect, test } from 'vitest'
import { dutchMomentOf, greenwichMomentOf } from '../dutch-moment.rules.ts'
import type { Beside, GivenObject } from '../given.rules.ts'
import { understandContact } from './ticketmatic-contacts.rules.ts'
import { keptOf } from './ticketmatic-kept.rules.ts'
import { understandOrder, understandScan } from './ticketmatic-orders.rules.ts'
import { signatureOf } from './ticketmatic-signature.ts'

const UTC = { times: 'utc' }
const nothing: Beside = () => undefined
const object = (objectType: string, payload: unknown, more: Partial<GivenObject> = {}): GivenObject => ({
  objectType,
  externalId: '1',
  payload,
  ...more,
})

test('the signature is the one that a client of others makes', () => {
  // Key, secret, account and answer are from the test of the Clojure client of ticketmaticbenelux.
  expect(signatureOf({ account: 'ticketmatic', accessKey: 'xyz', secretKey: 'xyz' }, '2017-07-29T16:40:46')).toBe(
    'TM-HMAC-SHA256 key=xyz ts=2017-07-29T16:40:46 sign=192437c5f28b8dd431c57bac1f3552d671cd4eb50382961dfb413d731d050590',
  )
})

test.each([
  ['2026-03-01 14:05:00', '2026-03-01T13:05:00.000Z', '2026-03-01T14:05:00.000Z'],
  ['2026-07-01T14:05:00', '2026-07-01T12:05:00.000Z', '2026-07-01T14:05:00.000Z'],
  ['2026-07-01 14:05:00.123456', '2026-07-01T12:05:00.000Z', '2026-07-01T14:05:00.000Z'],
  ['2026-10-25 02:30:00', '2026-10-25T01:30:00.000Z', '2026-10-25T02:30:00.000Z'],
  ['2026-02-31 10:00:00', null, null],
  ['gisteren', null, null],
])('%s is %s here and %s in Greenwich', (text, here, there) => {
  expect(dutchMomentOf(text)?.toISOString() ?? null).toBe(here)
  expect(greenwichMomentOf(text)?.toISOString() ?? null).toBe(there)
})

describe('a contact', () => {
  const cellsOf = (contact: object) => {
    const understood = understandContact(object('contact', contact), UTC, nothing)
    return understood.people[0]?.cells
  }
  test.each<[string, object, object]>([
    [
      'street, number and addition apart',
      {
        addresses: [
          { street1: 'Dijk', street2: '8', street3: 'A', zip: '4142 LD', city: 'Leerdam', countrycode: 'NL' },
        ],
      },
      { street: 'Dijk', number: '8', addition: 'A', zip: '4142 LD', city: 'Leerdam', country: 'NL' },
    ],
    ['the whole line in the street', { addresses: [{ street1: 'Dijk 8 A' }] }, { address: 'Dijk 8 A' }],
    [
      'the first address that says where',
      { addresses: [{ street1: 'x' }, { street1: 'Dijk', street2: '8', city: 'Leerdam' }] },
      { street: 'Dijk', number: '8', city: 'Leerdam' },
    ],
    [
      'a mobile number behind another one',
      { phonenumbers: [{ number: '0345 611611' }, { number: '+31 6 12345678' }] },
      { phone: '0345 611611', mobile: '+31 6 12345678' },
    ],
    ['only a mobile number', { phonenumbers: [{ number: '0612345678' }] }, { mobile: '0612345678' }],
    ['a birth date with a time', { birthdate: '1979-04-12T00:00:00' }, { birthdate: '1979-04-12' }],
    [
      'fields of the account',
      { c_leeftijd: 4, c_pas: true, c_genres: [1, 2] },
      { c_leeftijd: '4', c_pas: 'ja', c_genres: '1, 2' },
    ],
    ['relation types without names', { relationtypes: [3, 4] }, { relationtypes: '3, 4' }],
    ['nothing at all', {}, {}],
    ['things that are no lists', { addresses: 'x', phonenumbers: null, optins: 3, relationtypes: {} }, {}],
  ])('with %s', (_, contact, cells) => expect(cellsOf(contact)).toEqual(cells))
})

describe('an order', () => {
  const ticket = { id: 11, eventid: 5, price: '25.000000', servicecharge: 2.5, pricetypeid: 4 }
  const amountsOf = (order: object) => {
    const understood = understandOrder(object('order', { createdts: '2026-01-02 10:00:00', ...order }), UTC, nothing)
    return 'refused' in understood
      ? understood.refused.code
      : understood.facts.map(({ key, amountCents }) => [key, amountCents])
  }
  test.each<[string, object, unknown]>([
    ['confirmed', { status: 21_002, tickets: [ticket] }, [['ticket/11', 2750]]],
    ['not confirmed', { status: 21_001, tickets: [ticket] }, []],
    ['put away and paid', { status: 21_003, amountpaid: 27.5, tickets: [ticket] }, [['ticket/11', 2750]]],
    ['put away and never paid', { status: 21_003, amountpaid: 0, tickets: [ticket] }, []],
    [
      'with products and costs',
      {
        status: 21_002,
        tickets: [],
        products: [{ id: 7, price: '4,50' }],
        ordercosts: [{ amount: 1.25, servicechargedefinitionid: 2 }, { amount: '0.00' }],
      },
      [
        ['product/7', 450],
        ['1/cost/2', 125],
      ],
    ],
    ['of a day that is none', { status: 21_002, createdts: 'ooit', tickets: [ticket] }, 'not_understood'],
  ])('%s', (_, order, facts) => expect(amountsOf(order)).toEqual(facts))

  test('of nobody is nobody’s, and waits for nobody', () => {
    const order = { createdts: '2026-01-02 10:00:00', status: 21_002, customerid: 0, tickets: [ticket] }
    expect(understandOrder(object('order', order), UTC, nothing)).toMatchObject({ about: null, wants: null })
  })
})

describe('a scan', () => {
  const scan = { id: 11, orderid: 2, eventid: '5', accesscontrollastenteredts: '2026-02-20 18:40:00' }
  const besideOrder =
    (order: object): Beside =>
    ({ objectType }) =>
      objectType === 'order' ? order : undefined
  const whoOf = (order: object) => {
    const understood = understandScan(object('scan', scan), UTC, besideOrder(order))
    return 'refused' in understood ? 'refused' : understood.about?.externalId
  }
  test('is of whose name is on the ticket, else of who bought it, else of nobody', () => {
    expect(whoOf({ customerid: 8, tickets: [{ id: 11, ticketholderid: 9 }] })).toBe('9')
    expect(whoOf({ customerid: 8, tickets: [{ id: 11, ticketholderid: null }] })).toBe('8')
    expect(whoOf({ customerid: 0, tickets: [{ id: 11 }] })).toBeUndefined()
  })
  test('that was taken back says nothing', () => {
    expect(understandScan(object('scan', scan, { isGone: true }), UTC, nothing)).toMatchObject({ facts: [] })
  })
})

test('what lets people in or was written by the staff is not kept, however deep it stands', () => {
  const said = {
    id: 1,
    code: 'X',
    c_Opmerking: 'x',
    tickets: [{ id: 2, barcode: 'B' }],
    optins: [{ info: { ip: '::1', remarks: 'x' } }],
  }
  expect(keptOf(said)).toEqual({ id: 1, tickets: [{ id: 2 }], optins: [{ info: { ip: '::1' } }] })
})
