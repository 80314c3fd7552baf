import type { RelationRecord } from '@klantregie/contract'
import { dutchDay } from './calendar.ts'
import type { DemoRole } from './demo-row.ts'
import type { DemoSourceKey, DemoTypeKey } from './demo-organisation.ts'
import { DEMO_TYPES } from './demo-organisation.ts'
import { streetLine } from './homes.ts'
import { fullName, nameWithInitials, period, recordOf } from './person-record.ts'
import type { PersonView } from './person-view.ts'
import type { Random } from './random.ts'
import { fullSurname } from './surnames.ts'

export interface RowInput {
  readonly random: Random
  readonly view: PersonView
  readonly roles: readonly DemoRole[]
  readonly externalId: string
  /** Pass number that the source knows, by which its row joins the same relation elsewhere. */
  readonly card: string | null
}

export interface SourceCells {
  readonly objectType: string
  readonly payload: Record<string, string>
  readonly record: RelationRecord
}

const day = (value: string | null): string => (value === null ? '' : dutchDay(value))
const filled = (value: string | null | undefined): string => value ?? ''
/** "06-89012345". */
export const mobileText = (digits: string | null): string =>
  digits === null ? '' : `${digits.slice(0, 2)}-${digits.slice(2)}`
/** A cell of a semicolon-separated file. */
export const quoted = (text: string): string => (/[";\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
/** "0183-123456" or "030-1234567". */
export const landlineText = ({ landline, person }: PersonView): string => {
  if (landline === null) return ''
  const cut = person.home.area.areaCode.length
  return `${landline.slice(0, cut)}-${landline.slice(cut)}`
}
/** Older records were typed in capitals; the import restores them. */
const OLD_TYPING = 0.015
const NO_MAIL = ['', '', '', 'geen', 'nvt', '-'] as const

function libraryCells({ random, view, roles, externalId, card }: RowInput): SourceCells {
  const { home } = view
  const { from, until } = period(roles)
  const isOld = random.chance(OLD_TYPING)
  const typed = (text: string) => (isOld ? text.toUpperCase() : text)
  const record = recordOf(view, roles, {
    style: 'initials',
    birthDate: true,
    address: true,
    landline: true,
    mobile: true,
    card,
  })
  return {
    objectType: 'patron',
    payload: {
      Lenersnummer: externalId,
      Voorletters: filled(view.initials),
      Roepnaam: typed(view.callName),
      Tussenvoegsel: filled(view.surname.prefix),
      Achternaam: typed(view.surname.core),
      Partnernaam: view.partner === null ? '' : typed(fullSurname(view.partner)),
      Geboortedatum: day(view.birthDate),
      Straat: typed(filled(home?.street)),
      Huisnummer: filled(home?.houseNumber),
      Toevoeging: filled(home?.addition),
      Postcode: view.hasPostcode ? filled(home?.postcode) : '',
      Plaats: typed(filled(home?.area.place)),
      'E-mail': view.email ?? random.pick(NO_MAIL),
      Telefoon: landlineText(view),
      Mobiel: mobileText(view.mobile),
      Vestiging: filled(roles[0]?.branchName),
      'Lid sinds': day(from),
      'Lid tot': day(until),
      Abonnement: subscriptionOf(view.person.age, roles),
    },
    record,
  }
}

function subscriptionOf(age: number, roles: readonly DemoRole[]): string {
  if (roles.every(({ typeKey }) => typeKey === 'student')) return 'Studieplek'
  if (age < 18) return 'Jeugd gratis'
  if (roles.some(({ typeKey }) => typeKey === 'student')) return 'Student'
  return ['Basis', 'Compleet', 'Compleet', 'Basis', 'Online'][age % 5] ?? 'Basis'
}

function ticketCells({ random, view, roles, externalId, card }: RowInput): SourceCells {
  const { home } = view
  return {
    objectType: 'customer',
    payload: {
      Klantnummer: externalId,
      Voornaam: view.callName,
      // With a partner's name in front it is that name's voorvoegsel that stands in the column.
      Tussenvoegsel: filled((view.partner ?? view.surname).prefix),
      Achternaam: view.partner === null ? view.surname.core : `${view.partner.core}-${fullSurname(view.surname)}`,
      'E-mailadres': filled(view.email),
      Telefoonnummer: mobileText(view.mobile),
      Adres: home === null ? '' : streetLine(home),
      Postcode:
        view.hasPostcode && home !== null
          ? random.chance(0.2)
            ? home.postcode.replace(' ', '').toLowerCase()
            : home.postcode
          : '',
      Woonplaats: filled(home?.area.place),
      Waterliniepas: filled(card),
      'Klant sinds': day(period(roles).from),
      Vestiging: filled(roles[0]?.branchName),
      Soort: roles.map(({ typeKey }) => (typeKey === 'visitor' ? 'voorstelling' : 'activiteit')).join(', '),
    },
    record: recordOf(view, roles, { style: 'first_name', address: true, mobile: true, card }),
  }
}

function newsletterCells({ random, view, roles, card }: RowInput): SourceCells {
  const { from, until } = period(roles)
  const interests = ['theater', 'boeken', 'kinderen', 'lezingen', 'cursussen', 'muziek', 'film'].filter(() =>
    random.chance(0.3),
  )
  return {
    objectType: 'subscriber',
    payload: {
      Email: filled(view.email),
      Naam: fullName(view),
      Status: until === null ? 'ingeschreven' : 'uitgeschreven',
      'Aangemeld op': filled(from),
      'Afgemeld op': filled(until),
      Interesses: interests.join('|'),
      Pasnummer: filled(card),
    },
    record: recordOf(view, roles, { style: 'one_cell', card }),
  }
}

const typeNames = (roles: readonly DemoRole[]): string =>
  roles.map(({ typeKey }) => DEMO_TYPES[typeKey].name).join(' + ')

function friendCells({ view, roles, externalId, card, random }: RowInput): SourceCells {
  const { home } = view
  const { from, until } = period(roles)
  return {
    objectType: 'relation',
    payload: {
      Relatienr: externalId,
      Soort: typeNames(roles),
      Aanhef: view.person.sex === 'm' ? 'Dhr.' : 'Mevr.',
      Naam: nameWithInitials(view),
      Adres: home === null ? '' : streetLine(home),
      PC: view.hasPostcode ? filled(home?.postcode) : '',
      Plaats: filled(home?.area.place).toUpperCase(),
      'E-mail': filled(view.email),
      Tel: landlineText(view),
      'Bedrag per jaar': `€ ${random.pick([25, 25, 35, 50, 50, 75, 100, 150, 250])},00`,
      Ingangsdatum: day(from),
      Einddatum: day(until),
      Pas: filled(card),
    },
    record: recordOf(view, roles, { style: 'initials_cell', address: true, landline: true, card }),
  }
}

function languageHouseCells({ view, roles, externalId, card, random }: RowInput): SourceCells {
  const { home } = view
  const days = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag'].filter(() => random.chance(0.4))
  return {
    objectType: 'participant',
    payload: {
      Nr: externalId,
      Naam: fullName(view),
      Rol: typeNames(roles),
      Mobiel: mobileText(view.mobile),
      'E-mail': filled(view.email),
      Woonplaats: filled(home?.area.place),
      Locatie: filled(roles[0]?.branchName),
      Beschikbaar: days.join(', '),
      Start: day(period(roles).from),
      Gestopt: day(period(roles).until),
      Pasnr: filled(card),
    },
    record: {
      ...recordOf(view, roles, { style: 'one_cell', mobile: true, card }),
      ...(home === null ? {} : { addresses: [{ use: 'visit', place: home.area.place }] }),
    },
  }
}

function manualCells({ view, roles, random }: RowInput): SourceCells {
  const remark = random.pick([
    'Vroeg op de kennismakingsavond naar een proefabonnement.',
    'Heeft zich bij de kraam op de braderie opgegeven voor informatie.',
    'Wil weten wat er voor peuters te doen is. Nog geen lid.',
    'Interesse in een zaal voor de leesclub. Belt zelf terug.',
    'Vulde het formulier op de website in, heeft nog niets gekocht.',
    'Kwam mee met een vriendin naar de lezing, wil de folder.',
  ])
  return {
    objectType: 'relation',
    payload: {
      Naam: fullName(view),
      'E-mail': filled(view.email),
      Mobiel: mobileText(view.mobile),
      Plaats: filled(view.home?.area.place),
      Opmerking: remark,
    },
    record: {
      ...recordOf(view, roles, { style: 'one_cell', mobile: true }),
      ...(view.home === null ? {} : { addresses: [{ use: 'visit', place: view.home.area.place }] }),
      remark,
    },
  }
}

export type PersonSourceKey = Exclude<DemoSourceKey, 'education'>

/** Which list a role of a person is kept in. Teachers are in the education list, with their school. */
export const SOURCE_OF_TYPE: Partial<Record<DemoTypeKey, PersonSourceKey>> = {
  borrower: 'library',
  student: 'library',
  visitor: 'tickets',
  participant: 'tickets',
  newsletter_reader: 'newsletter',
  friend: 'friends',
  donor: 'friends',
  volunteer: 'language_house',
  language_learner: 'language_house',
  lead: 'manual',
}

export const CELLS_OF: Readonly<Record<PersonSourceKey, (input: RowInput) => SourceCells>> = {
  library: libraryCells,
  tickets: ticketCells,
  newsletter: newsletterCells,
  friends: friendCells,
  language_house: languageHouseCells,
  manual: manualCells,
}
