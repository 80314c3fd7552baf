import { dayNumber, weekday } from './calendar.ts'
import { dice, type Random } from './random.ts'

export type Audience = 'children' | 'young' | 'adults' | 'seniors'

export interface Show {
  readonly day: number
  readonly minutes: number
  readonly title: string
  readonly genre: string
}

const SHOWS: readonly (readonly [genre: string, titles: readonly string[]])[] = [
  [
    'cabaret',
    [
      'Alles komt goed, zei mijn moeder',
      'Tussen wal en schip',
      'De laatste bus naar Asperen',
      'Gewoon even niets',
      'Halfvol',
      'Wie maait het gras?',
      'Nog één ding',
    ],
  ],
  [
    'toneel',
    [
      'De Sluiswachter',
      'Huis met de blauwe luiken',
      'Drie zussen en een erfenis',
      'De Heerlijkheid',
      'Inundatie 1914',
      'Tante Jet vertrekt',
      'Het Glashuis',
    ],
  ],
  [
    'muziek',
    [
      'Avond aan de Linge',
      'Bach bij kaarslicht',
      'Fado onder de toren',
      'De Merwede Bigband',
      'Liedjes van toen',

      'Strijkkwartet Waterland',
    ],
  ],
  ['dans', ['Stroom', 'Ebbe en vloed', 'Blauw', 'Zwaluwen']],
  [
    'jeugd',
    [
      'Kikker en de regenboot',
      'Muis zoekt een huis',
      'De vliegende kaasmaker',
      'Prinses Modderpoot',
      'Beer op de fiets',
    ],
  ],
  ['musical', ['Waterkoorts', 'Fort!', 'De Meid van Loevestein']],
  [
    'lezing',
    [
      'Over het leven op de dijk',
      'Slecht slapen, goed leven',
      'De geschiedenis van de Waterlinie',
      'Wolven in Nederland',
    ],
  ],
]
const ENCORE_DAYS = [4, 5, 6, 7]
/** Theatres were closed by government order (2020–2022). */
const CLOSED: readonly (readonly [from: number, until: number])[] = [
  [dayNumber('2020-03-13'), dayNumber('2020-06-30')],
  [dayNumber('2020-11-04'), dayNumber('2021-06-04')],
  [dayNumber('2021-12-19'), dayNumber('2022-01-25')],
]

export const isClosed = (day: number): boolean => CLOSED.some(([from, until]) => day >= from && day <= until)

/** Evenings per week by month, January first: the season runs from September to May. */
const EVENINGS = [3, 3, 3, 3, 2, 1, 0, 0, 2, 4, 4, 4] as const

/** The shows of all seasons up to today, oldest first; with `ahead` also those of so many days to come. */
export function drawProgramme(seed: string, today: string, ahead = 0): readonly Show[] {
  const random = dice(seed, 'programme')
  const shows: Show[] = []
  const last = dayNumber(today) - 1 + ahead
  for (let day = dayNumber('2019-01-10'); day <= last; day++) {
    const month = new Date(day * 86_400_000).getUTCMonth()
    const isEvening = ENCORE_DAYS.includes(weekday(day)) && random.chance((EVENINGS[month] ?? 0) / ENCORE_DAYS.length)
    if (isEvening && !isClosed(day)) shows.push(drawShow(random, day))
  }
  return shows
}

function drawShow(random: Random, day: number): Show {
  const isSunday = weekday(day) === 7
  const fitting = SHOWS.filter(([genre]) =>
    genre === 'jeugd' ? isSunday || weekday(day) === 6 : !isSunday || genre === 'muziek' || genre === 'lezing',
  )
  const [genre, titles] = random.pick(fitting)
  const isChristmas = genre === 'muziek' && new Date(day * 86_400_000).getUTCMonth() === 11
  return {
    day,
    minutes: genre === 'jeugd' || isSunday ? 14 * 60 + 30 : 20 * 60 + 15,
    title: isChristmas ? 'Kerstconcert met koor Con Brio' : random.pick(titles),
    genre,
  }
}

export interface Activity {
  readonly name: string
  readonly weekday: number
  readonly minutes: number
}

/** Weekly and monthly activities in every branch, by whom they are for. */
export const ACTIVITIES: Readonly<Record<Audience, readonly Activity[]>> = {
  children: [
    { name: 'de voorleesmiddag', weekday: 3, minutes: 14 * 60 + 30 },
    { name: 'de BoekStartochtend', weekday: 2, minutes: 9 * 60 + 30 },
    { name: 'de workshop robots bouwen', weekday: 3, minutes: 14 * 60 },
    { name: 'de speurtocht van de Kinderboekenweek', weekday: 6, minutes: 11 * 60 },
    { name: 'het zomerlezen', weekday: 5, minutes: 10 * 60 },
    { name: 'de knutselmiddag', weekday: 3, minutes: 15 * 60 },
  ],
  young: [
    { name: 'de examentraining', weekday: 6, minutes: 10 * 60 },
    { name: 'de studieavond', weekday: 1, minutes: 19 * 60 },
    { name: 'de gamemiddag', weekday: 5, minutes: 15 * 60 + 30 },
    { name: 'de workshop podcast maken', weekday: 6, minutes: 13 * 60 },
  ],
  adults: [
    { name: 'de leeskring', weekday: 2, minutes: 20 * 60 },
    { name: 'het schrijfcafé', weekday: 4, minutes: 19 * 60 + 30 },
    { name: 'het repaircafé', weekday: 6, minutes: 13 * 60 },
    { name: 'de cursus stamboom maken', weekday: 1, minutes: 19 * 60 + 30 },
    { name: 'de schrijversavond', weekday: 4, minutes: 20 * 60 },
  ],
  seniors: [
    { name: 'het digicafé', weekday: 2, minutes: 10 * 60 },
    { name: 'de koffieochtend', weekday: 4, minutes: 10 * 60 },
    { name: 'de cursus omgaan met de tablet', weekday: 1, minutes: 13 * 60 + 30 },
    { name: 'het historisch café', weekday: 5, minutes: 14 * 60 },
    { name: 'de leeskring', weekday: 3, minutes: 10 * 60 },
  ],
}

export const audienceOf = (age: number): Audience =>
  age < 13 ? 'children' : age < 25 ? 'young' : age < 63 ? 'adults' : 'seniors'
