import type { TicketmaticEmulator } from './ticketmatic-emulator.ts'

/** Never to be found anywhere here: what lets people in, pays, or was written by the staff. */
export const BARCODE = '418981919819'
export const REMARK_OF_STAFF = 'geheime opmerking van de kassa'

export const OPT_IN = 7

/** The lists of settings that every account has. */
export function furnish(emulator: TicketmaticEmulator): void {
  emulator.words.set('settings/system/optins', [
    {
      id: OPT_IN,
      typeid: 40_002,
      name: 'Nieuwsbrief',
      caption: 'Nieuwsbrief',
      yescaption: 'Ja, mail mij de agenda van de schouwburg.',
    },
    { id: 8, typeid: 40_001, name: 'Voorwaarden', caption: 'Ik ga akkoord met de voorwaarden.' },
  ])
  emulator.words.set('settings/system/relationtypes', [
    { id: 3, name: 'Vriend van de schouwburg' },
    { id: 4, name: 'Docent' },
  ])
  emulator.words.set('settings/system/contacttitles', [{ id: 1, name: 'Mevrouw' }])
  emulator.words.set('settings/pricing/pricetypes', [{ id: 5, name: 'Jongeren' }])
  emulator.words.set('settings/ticketsales/saleschannels', [{ id: 2, name: 'Webshop' }])
  emulator.words.set('settings/products', [{ id: 9, name: 'Programmaboekje' }])
}

const NAMES = ['Marijke', 'Piet', 'Sanne', 'Abdel', 'Wilhelmina', 'Jeroen', 'Fatma', 'Otto', 'Yvonne', 'Hein', 'Roos']
const STREETS = ['Lingedijk', 'Kerkstraat', 'Molenweg', 'Burgemeester Meslaan', 'Patrijzenhof', 'Zuidwal', 'Veerweg']
const SURNAMES = ['Zaal', 'Bakker', 'Oosterhout', 'Quist', 'Dijkgraaf', 'Hofman', 'Veldkamp', 'Nijs', 'Terpstra']

/** Different enough from every other not to be taken for the same. */
const differing = (id: number) => {
  const mixed = (id * 7919 + 104_729) % 9_999_991
  return {
    firstname: NAMES[mixed % NAMES.length] ?? '',
    lastname: `${SURNAMES[mixed % SURNAMES.length] ?? ''}${String(id)}`,
    street: STREETS[mixed % STREETS.length] ?? '',
    number: String(1 + (mixed % 180)),
    zip: `${String(4000 + (mixed % 900))} LD`,
    digits: String(mixed).padStart(7, '0'),
    birthdate: new Date(Date.UTC(1940, 0, 1) + (mixed % 22_000) * 86_400_000).toISOString().slice(0, 10),
  }
}

export const surnameOf = (id: number): string => differing(id).lastname

/** Somebody becomes known there, or changes. */
export function know(emulator: TicketmaticEmulator, id: number, said: Record<string, unknown> = {}): void {
  const { street, number, zip, digits, birthdate, ...name } = differing(id)
  emulator.put('contacts', {
    id,
    ...name,
    email: `bezoeker${String(id)}@example.org`,
    middlename: 'van der',
    company: '',
    customertitleid: 1,
    birthdate: `${birthdate}T00:00:00`,
    languagecode: 'NL',
    vatnumber: 'NL001234567B01',
    addresses: [
      {
        typeid: 1,
        street1: street,
        street2: number,
        street3: 'A',
        zip,
        city: 'Leerdam',
        countrycode: 'NL',
      },
    ],
    phonenumbers: [
      { typeid: 1, number: `0345 ${digits.slice(1)}` },
      { typeid: 2, number: `06 1${digits}` },
    ],
    optins: [],
    relationtypes: [3],
    relationships: [],
    status: 'complete',
    isdeleted: false,
    c_remark: REMARK_OF_STAFF,
    c_podiumpas: 'P-1001',
    ...said,
  })
}

export const optIn = (
  status: number,
  at: string,
  info: Record<string, unknown> = { ip: '198.51.100.9', method: 'web' },
) => [{ optinid: OPT_IN, status, info: { ...info, remarks: REMARK_OF_STAFF }, createdts: at, lastupdatets: at }]

/** A performance is put on. */
export const perform = (emulator: TicketmaticEmulator, id: number, said: Record<string, unknown> = {}): void =>
  emulator.put('events', {
    id,
    name: `Voorstelling ${String(id)}`,
    subtitle: '',
    productionid: null,
    startts: '2026-02-20 19:00:00',
    endts: '2026-02-20 21:00:00',
    ...said,
  })

type Bought = {
  readonly event: number
  readonly tickets: readonly number[]
  readonly said?: Record<string, unknown>
}

/** Somebody buys tickets, or the order changes. */
export const buy = (emulator: TicketmaticEmulator, id: number, { event, tickets, said = {} }: Bought): void =>
  emulator.put('orders', {
    orderid: id,
    code: BARCODE,
    status: 21_002,
    paymentstatus: 2,
    customerid: 0,
    saleschannelid: 2,
    amountpaid: '27.500000',
    totalamount: '27.500000',
    nbroftickets: tickets.length,
    tickets: tickets.map((ticket) => ({
      id: ticket,
      orderid: id,
      eventid: event,
      price: '25.000000',
      servicecharge: '2.500000',
      pricetypeid: 5,
      barcode: BARCODE,
      ticketholderid: null,
    })),
    products: [],
    ordercosts: [],
    payments: [{ id: 1, amount: '27.500000', paymentmethodid: 1 }],
    deferredpaymentproperties: { bankAccount: 'BE54719400092697' },
    ...said,
  })
