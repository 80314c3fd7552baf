import { afterAll, expect, test } from 'vitest'
import { openSip2 } from '../../../packages/server/src/modules/integrations/testing/sip2-emulator.ts'
import { administrator, deskEmployee } from '../stage/errands.ts'
import { PHONE, stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// The administrator says which system knows the cards; at the desk, on a phone, a card is checked.
const sip2 = await openSip2()
sip2.members.add('2980001234')
afterAll(sip2.close)
const set = stage({ environment: { KLANTREGIE_OWN_NETWORK: `${sip2.host}:${String(sip2.port)}` } })
let chaima: Visitor

test('which system knows the cards is set up, and tried with a card', async () => {
  await set.errands.hire(deskEmployee, 'front_office')
  const anouk = await set.visitor()
  await anouk.signsIn(administrator)
  await anouk.opens('/koppelingen/pascontrole')
  await anouk.seesTitle('Pascontrole')
  await anouk.findsNothingWrong()
  await anouk.fills('Adres van het systeem', sip2.host)
  await anouk.fills('Poort', String(sip2.port))
  await anouk.presses('Bewaren')
  await anouk.isTold('De pascontrole is ingesteld')
  await anouk.presses('Pas controleren')
  const dialog = anouk.within('dialog', 'Pas controleren')
  await dialog.fills('Pasnummer', '2980001234')
  await anouk.keys('Enter')
  await dialog.sees('Ja: pas 2980001234 is van een lid.')
  await anouk.findsNothingWrongHere()
})

test('at the desk a card is checked, one after another', async () => {
  chaima = await set.visitor({ viewport: PHONE })
  await chaima.signsIn(deskEmployee)
  await chaima.opens('/balie')
  await chaima.presses('Pas controleren')
  const dialog = chaima.within('dialog', 'Pas controleren')
  await dialog.fills('Pasnummer', '2980009999')
  await chaima.keys('Enter')
  await dialog.sees('Nee: pas 2980009999 is nu niet van een lid.')
  await dialog.fills('Pasnummer', '2980001234')
  await chaima.keys('Enter')
  await dialog.sees('Ja: pas 2980001234 is van een lid.')
  await chaima.findsNothingWrongHere()
  expect(sip2.heard.every((line) => line.startsWith('63'))).toBe(true)
})
