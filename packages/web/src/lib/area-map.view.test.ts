import { describe, expect, test } from 'vitest'
import {
  frameOf,
  isIn,
  labelsOf,
  legendOf,
  perThousand,
  placeIn,
  radiusOf,
  spotsOf,
  WIDTH,
  heightOf,
} from './area-map.view.ts'

const area = (code: string, municipality: string, [x, y]: readonly [number, number], inhabitants = 1000) => ({
  area: code,
  place: municipality,
  municipalityCode: municipality === 'Utrecht' ? '0344' : '0512',
  municipality,
  x,
  y,
  inhabitants,
})
const areas = [
  area('3511', 'Utrecht', [1360, 4560], 3000),
  area('3512', 'Utrecht', [1380, 4560], 999),
  area('4201', 'Gorinchem', [1265, 4268]),
]

describe('spots', () => {
  test('a municipality stands where most of its inhabitants do and has them all', () => {
    const [utrecht] = spotsOf(areas, [{ code: '0344', count: 12 }], 'municipality')
    expect(utrecht).toMatchObject({ name: 'Utrecht', count: 12, inhabitants: 3999 })
    expect(utrecht!.x).toBeCloseTo(1365, 0)
  })
  test('an area that is not in the country is left out', () => {
    expect(
      spotsOf(
        areas,
        [
          { code: '9999', count: 1 },
          { code: '3512', count: 2 },
        ],
        'area',
      ).map(({ name }) => name),
    ).toEqual(['3512 Utrecht'])
  })
})

test('the map shows where nearly all are: one far away does not make the rest small', () => {
  const spots = [
    ...spotsOf(
      areas,
      [
        { code: '3511', count: 500 },
        { code: '4201', count: 400 },
      ],
      'area',
    ),
    { code: '9711', name: 'Groningen', count: 1, inhabitants: 10, x: 2330, y: 5820 },
  ]
  const frame = frameOf(spots)
  expect(spots.map((spot) => isIn(frame, spot))).toEqual([true, true, false])
})

test('a single place is not looked at from nearer than twelve kilometres', () => {
  expect(frameOf(spotsOf(areas, [{ code: '3511', count: 5 }], 'area')).width).toBeGreaterThanOrEqual(120)
})

test('north is up, and what is in the frame is in the picture', () => {
  const spots = spotsOf(
    areas,
    [
      { code: '3511', count: 5 },
      { code: '4201', count: 5 },
    ],
    'area',
  )
  const frame = frameOf(spots)
  const [utrecht, gorinchem] = spots.map((spot) => placeIn(frame, spot))
  expect(utrecht!.y).toBeLessThan(gorinchem!.y)
  for (const { x, y } of [utrecht!, gorinchem!]) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(WIDTH)
    expect(y).toBeLessThan(heightOf(frame))
  }
})

test.each([
  { what: 'the most', count: 400, most: 400, radius: 34 },
  { what: 'a quarter: half as wide', count: 100, most: 400, radius: 17 },
  { what: 'one of very many: still to be pointed at', count: 1, most: 90_000, radius: 3 },
])('a circle of $what', ({ count, most, radius }) => expect(radiusOf(count, most)).toBe(radius))

test('names do not stand over each other', () => {
  const near = [0, 1, 2].map((step) => ({
    code: String(step),
    name: 'Utrecht',
    count: 9,
    inhabitants: 1,
    x: 1360 + step,
    y: 4560,
  }))
  expect(labelsOf(near, frameOf(near)).length).toBe(1)
})

test('the share of inhabitants is not told where next to nobody lives', () => {
  expect(perThousand({ count: 12, inhabitants: 4000 })).toBe(3)
  expect(perThousand({ count: 12, inhabitants: 20 })).toBeNull()
})

test('the circles are explained by round numbers', () => {
  expect(legendOf(1234)).toEqual([1000, 300, 60])
  expect(legendOf(1)).toEqual([1])
})
