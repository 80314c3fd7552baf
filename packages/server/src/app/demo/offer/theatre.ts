import { momentAt } from '../calendar.ts'
import { drawProgramme, type Show } from '../programme.ts'
import { dice, type Random } from '../random.ts'
import { BLANK_OFFERING, type DemoOffering } from './offering-row.ts'
import { firstFactDay, nameOfSeason, ON_SALE_DAYS, seasonOf } from './seasons.ts'

/** An evening (or afternoon) in the theatre for which tickets are sold. */
export interface Evening {
  readonly key: string
  readonly day: number
  readonly minutes: number
  readonly genre: string
  readonly prices: Readonly<Record<PriceName, number>>
  readonly capacity: number
  readonly isCancelled: boolean
}
export type PriceName = 'Normaal' | 'Jongeren tot 30' | 'Kind tot 12' | 'Vrienden'

interface Hall {
  readonly name: string
  readonly genre: string
  readonly capacity: number
  readonly cents: number
  readonly makers: readonly string[]
  readonly targetGroups: readonly string[]
}

const BIG = 412
const SMALL = 118
const ADULTS = ['Volwassenen']

/** How each kind of show is sold; by the word that the programme uses for it. */
const HALLS: Readonly<Record<string, Hall>> = {
  cabaret: {
    name: 'Cabaret in De Waterlinie',
    genre: 'Cabaret',
    capacity: BIG,
    cents: 2350,
    makers: ['Jet Polderman', 'De Gebroeders Kade', 'Omar Lindeman', 'Fenna Brink'],
    targetGroups: ADULTS,
  },
  toneel: {
    name: 'Toneelserie',
    genre: 'Toneel',
    capacity: BIG,
    cents: 2500,
    makers: ['Toneelgroep De Linge', 'Het Dijkhuis', 'Gezelschap Merwede'],
    targetGroups: ADULTS,
  },
  muziek: {
    name: 'Muziek aan de Merwede',
    genre: 'Muziek',
    capacity: BIG,
    cents: 2150,
    makers: ['De Merwede Bigband', 'Duo Uiterwaard', 'Lena Fado'],
    targetGroups: ADULTS,
  },
  klassiek: {
    name: 'Klassiek op zondag',
    genre: 'Klassieke muziek',
    capacity: SMALL,
    cents: 2250,
    makers: ['Strijkkwartet Waterland', 'Koor Con Brio'],
    targetGroups: ['Volwassenen', 'Ouderen'],
  },
  dans: {
    name: 'Dans in de regio',
    genre: 'Dans',
    capacity: BIG,
    cents: 2050,
    makers: ['Danshuis Oever'],
    targetGroups: ADULTS,
  },
  jeugd: {
    name: 'Jeugdtheater',
    genre: 'Jeugd en familie',
    capacity: SMALL,
    cents: 1350,
    makers: ['Theater Regenboot', 'Poppenspel De Muis'],
    targetGroups: ['Gezinnen', 'Kinderen (6–12)', 'Jonge kinderen (0–6)'],
  },
  musical: {
    name: 'Grote shows',
    genre: 'Musical en show',
    capacity: BIG,
    cents: 3250,
    makers: ['Waterlinie Producties'],
    targetGroups: ['Volwassenen', 'Gezinnen'],
  },
  lezing: {
    name: 'Lezingen en gesprekken',
    genre: 'Literatuur en lezingen',
    capacity: SMALL,
    cents: 1150,
    makers: [],
    targetGroups: ADULTS,
  },
}

const CLASSICAL = /Bach|Strijkkwartet|Kerstconcert/u
const hallOf = ({ genre, title }: Show): Hall | undefined =>
  HALLS[genre === 'muziek' && CLASSICAL.test(title) ? 'klassiek' : genre]

const rounded = (cents: number): number => Math.round(cents / 50) * 50

function pricesOf({ cents }: Hall): Evening['prices'] {
  return {
    Normaal: cents,
    'Jongeren tot 30': rounded(cents * 0.6),
    'Kind tot 12': rounded(cents * 0.75),
    Vrienden: rounded(cents * 0.9),
  }
}

/** Share of evenings that are called off: a maker who is ill, a hall under water. */
const CALLED_OFF = 0.012
const LASTS_MINUTES = 110
const PLACE = 'Gorinchem'

interface Telling {
  readonly random: Random
  readonly known: Map<string, { readonly key: string; dates: number }>
  readonly offerings: DemoOffering[]
}

/** The series of a season, told once. */
function tellSeries({ known, offerings }: Telling, hall: Hall, season: number): string {
  const name = `${hall.name} ${nameOfSeason(season)}`
  const found = known.get(name)
  if (found !== undefined) return found.key
  const key = `S${String(season).slice(2)}${String(known.size + 1).padStart(3, '0')}`
  known.set(name, { key, dates: 0 })
  offerings.push({
    ...BLANK_OFFERING,
    key,
    kind: 'series',
    title: name,
    genre: hall.genre,
    branchName: PLACE,
    targetGroups: hall.targetGroups,
  })
  return key
}

/** The show within its season, told once; each evening is a date of it. */
function tellEvent(telling: Telling, show: Show, hall: Hall) {
  const season = seasonOf(show.day)
  const name = `${String(season)} ${show.title}`
  const { known, offerings, random } = telling
  const found = known.get(name)
  if (found !== undefined) return found
  const parentKey = tellSeries(telling, hall, season)
  const event = { key: `V${String(season).slice(2)}${String(known.size + 1).padStart(3, '0')}`, dates: 0 }
  known.set(name, event)
  offerings.push({
    ...BLANK_OFFERING,
    key: event.key,
    kind: 'event',
    parentKey,
    title: show.title,
    makers: hall.makers.length === 0 ? [] : [random.pick(hall.makers)],
    prices: Object.entries(pricesOf(hall)),
  })
  return event
}

function tellEvening(telling: Telling, show: Show, hall: Hall): Evening {
  const event = tellEvent(telling, show, hall)
  const key = `${event.key}-${String(++event.dates)}`
  const isCancelled = telling.random.chance(CALLED_OFF)
  telling.offerings.push({
    ...BLANK_OFFERING,
    key,
    kind: 'date',
    parentKey: event.key,
    title: show.title,
    startsAt: momentAt(show.day, show.minutes),
    endsAt: momentAt(show.day, show.minutes + LASTS_MINUTES),
    capacity: hall.capacity,
    state: isCancelled ? 'cancelled' : 'planned',
  })
  const { day, minutes } = show
  return { key, day, minutes, genre: hall.genre, prices: pricesOf(hall), capacity: hall.capacity, isCancelled }
}

/** The theatre of four seasons: series, their shows, and the evenings of these; some evenings are still to come. */
export function theatreOffer(seed: string, today: string): { offerings: DemoOffering[]; evenings: Evening[] } {
  const telling: Telling = { random: dice(seed, 'theatre'), known: new Map(), offerings: [] }
  const first = firstFactDay(today)
  const evenings = drawProgramme(seed, today, ON_SALE_DAYS).flatMap((show) => {
    const hall = hallOf(show)
    return show.day < first || hall === undefined ? [] : [tellEvening(telling, show, hall)]
  })
  return { offerings: telling.offerings, evenings }
}
