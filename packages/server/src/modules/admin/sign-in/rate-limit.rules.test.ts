import { expect, test } from 'vitest'
import { limitsOfSecondFactor, limitsOfSignIn, mayTry, placeOf } from './rate-limit.rules.ts'

const limits = limitsOfSignIn('eva@voorbeeld.nl', '192.0.2.7')
const [accountHere = '', account = '', address = ''] = limits.map((limit) => limit.key)

test.each([
  { who: 'somebody who never failed', attempts: {}, may: true },
  { who: 'somebody who mistyped nine times', attempts: { [accountHere]: 9 }, may: true },
  { who: 'somebody who mistyped ten times', attempts: { [accountHere]: 10 }, may: false },
  { who: 'the 100th try at one account, from many places', attempts: { [account]: 99 }, may: true },
  { who: 'the 101st try at one account, from many places', attempts: { [account]: 100 }, may: false },
  { who: 'a branch where colleagues mistyped 99 times', attempts: { [address]: 99 }, may: true },
  { who: 'an address that failed a hundred times', attempts: { [address]: 100, [accountHere]: 0 }, may: false },
])('$who may try: $may', ({ attempts, may }) => {
  const counted: Readonly<Record<string, number | undefined>> = attempts
  expect(mayTry(limits, (key) => counted[key] ?? 0)).toBe(may)
})

test('a good password clears one’s own mistakes here, not those of the address or of others elsewhere', () => {
  expect(limits.map((limit) => limit.clears)).toEqual([true, false, false])
})

test('the second factor counts per account, wherever the attempts come from', () => {
  expect(limitsOfSecondFactor('u1')).toEqual([{ key: 'second-factor u1', most: 10, clears: true }])
})

test.each([
  { address: '192.0.2.7', place: '192.0.2.7' },
  { address: '::ffff:192.0.2.7', place: '192.0.2.7' },
  { address: '2001:db8:1:2:3:4:5:6', place: '2001:db8:1:2' },
  { address: '2001:0DB8:0001:0002::1', place: '2001:db8:1:2' },
  { address: '2001:db8::1', place: '2001:db8:0:0' },
  { address: '::1', place: '0:0:0:0' },
  { address: 'fe80::1%eth0', place: 'fe80:0:0:0' },
])('$address counts as $place', ({ address: given, place }) => {
  expect(placeOf(given)).toBe(place)
})
