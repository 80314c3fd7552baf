import { expect, test } from 'vitest'
import { dice } from '../../app/demo/random.ts'
import { marksFinder } from './find-marks.ts'

test('many marks at once are found where each by itself would be', () => {
  const random = dice('marks', 'prove')
  const text = (length: number) => Array.from({ length }, () => random.pick(['a', 'b', '1', '-', 'z'])).join('')
  for (let round = 0; round < 300; round += 1) {
    const marks = Array.from({ length: random.between(1, 12) }, () => text(random.between(2, 5)))
    const whole = text(random.between(0, 200))
    const alone = [...new Set(marks)].flatMap((mark) => (whole.includes(mark) ? [[mark, whole.indexOf(mark)]] : []))
    expect([...marksFinder(marks)(whole)].toSorted()).toEqual(alone.toSorted())
  }
  expect(marksFinder([])('iets').size).toBe(0)
})
