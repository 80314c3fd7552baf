import { daysLater, dutchDay } from '@klantregie/contract'
import type { Locator } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { deskEmployee } from '../stage/errands.ts'
import { PHONE, stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// At the counter, with a phone in one hand.
const set = stage()
let chaima: Visitor
let visitorId = ''

const EMAIL = 'willemijn@voorbeeld.example'

beforeAll(async () => {
  await set.errands.hire(deskEmployee, 'front_office')
  const made = await set.errands.ask<{ relation: { id: string } }>('POST', '/relations', {
    kind: 'person',
    name: { firstName: 'Willemijn', prefix: 'van den', surname: 'Broeck' },
    emails: [EMAIL],
    phones: ['06 1234 5678'],
    addresses: [{ use: 'visit', street: 'Stationsstraat', houseNumber: '12', postcode: '1315 KS', place: 'Almere' }],
  })
  visitorId = made.relation.id
  for (const surname of ['Jansen', 'Bakker', 'Visser'])
    await set.errands.ask('POST', '/relations', { kind: 'person', name: { firstName: 'Kees', surname } })
  chaima = await set.visitor({ viewport: PHONE, hasTouch: true, isMobile: true })
  await chaima.signsIn(deskEmployee)
})

/** Somebody else at another desk changes the same thing. */
async function somebodyElseChangesEmail(to: string, from: string): Promise<void> {
  await set.errands.ask('PATCH', `/relations/${visitorId}/fields`, {
    change: { field: 'emails', value: [to] },
    expected: [from],
  })
}

test('on a phone the rail is a bar under the thumb', async () => {
  const bar = chaima.page.getByRole('navigation', { name: 'Hoofdmenu' }).filter({ visible: true })
  await bar.getByRole('link', { name: 'Vandaag' }).waitFor()
  await bar.getByRole('button', { name: 'Zoeken' }).waitFor()
  await chaima.findsNothingWrong()
})

test.each([
  { by: 'a name with a typing error', typed: 'van den Broek' },
  { by: 'a phone number', typed: '0612345678' },
  { by: 'a postcode and house number', typed: '1315ks 12' },
  { by: 'an e-mail address', typed: EMAIL },
])('a visitor is found by $by', async ({ typed }) => {
  await chaima.opens('/zoeken')
  await chaima.page.getByRole('searchbox', { name: 'Zoek een relatie' }).fill(typed)
  await chaima
    .within('main')
    .root.getByRole('link', { name: /Willemijn van den Broeck/ })
    .waitFor()
})

describe('at the desk', () => {
  let touches = 0

  test('a colleague planned an afternoon for these days', async () => {
    const day = (days: number) => daysLater(dutchDay(new Date()), days)
    const { items } = await set.errands.ask<{ items: { purposeId: string; isActive: boolean; channels: string[] }[] }>(
      'GET',
      '/approaches/purposes',
    )
    const purpose = items.find(({ isActive, channels }) => isActive && channels.includes('in_person')) ?? items[0]
    const { id } = await set.errands.ask<{ id: string }>('POST', '/approach-rounds', {
      ...{ name: 'Knutselmiddag', purposeId: purpose?.purposeId, kind: 'visit' },
      ...{ startsOn: day(-1), endsOn: day(2), filter: { q: 'Kees' } },
    })
    const state = async () => (await set.errands.ask<{ state: string }>('GET', `/approach-rounds/${id}`)).state
    await expect.poll(state, { timeout: 20_000 }).toBe('checked')
    await set.errands.ask('POST', `/approach-rounds/${id}/plan`, {})
    await expect.poll(state, { timeout: 20_000 }).toBe('planned')
  })

  /** Touches something, as a thumb does: it must be large enough, and it counts. */
  async function touch(what: Locator): Promise<void> {
    // Results are drawn again while one types: the one that stays counts.
    const size = async () => {
      const box = await what.boundingBox()
      return Math.min(box?.width ?? 0, box?.height ?? 0)
    }
    await expect.poll(size).toBeGreaterThanOrEqual(44)
    await what.tap()
    touches += 1
  }
  const button = (name: string | RegExp) => chaima.page.getByRole('button', { name, exact: true })

  /** From the start screen: what somebody types is no touch, whom they choose is one. */
  async function findsWillemijn(): Promise<void> {
    await chaima.opens('/balie')
    touches = 0
    await chaima.page.getByRole('searchbox', { name: 'Zoek een relatie' }).fill('1315ks 12')
    await touch(chaima.within('main').root.getByRole('link', { name: /Willemijn van den Broeck/ }))
    await chaima.seesTitle('Willemijn van den Broeck')
  }

  test('what matters is there at one touch', async () => {
    await findsWillemijn()
    await chaima.seesAll('Nog geen contact genoteerd.', 'Mag ontvangen')
    expect(touches).toBe(1)
    await chaima.findsNothingWrong(['dark'])
  })

  test('everything that can be touched is large enough for a thumb', async () => {
    for (const path of ['/balie', '/balie?q=broeck', `/balie?wie=${visitorId}`]) {
      await chaima.opens(path)
      await chaima.page.waitForLoadState('networkidle')
      const small = await chaima.page
        .locator('main :is(a, button, input, [role="checkbox"]), nav :is(a, button)')
        .filter({ visible: true })
        .evaluateAll((found) =>
          found
            .map((element) => ({ element, box: element.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
            .map(({ element, box }) => `${element.textContent} ${box.width}x${box.height}`),
        )
      expect(small, path).toEqual([])
    }
  })

  test('a remark is noted at the third touch', async () => {
    await findsWillemijn()
    await touch(button('Opmerking'))
    await chaima.findsNothingWrongHere(['light'])
    await chaima.fills('Notitie of contact', 'Komt zaterdag met de kleinzoon.')
    await touch(button('Noteren'))
    await chaima.isTold('Genoteerd.')
    expect(touches).toBe(3)
  })

  test('consent is recorded at the third touch', async () => {
    await findsWillemijn()
    await touch(button('Toestemming vragen'))
    await chaima.findsNothingWrongHere(['light'])
    await touch(button('Relatie zegt ja'))
    await chaima.isTold(/^Vastgelegd: ja voor/)
    expect(touches).toBe(3)
  })

  test('somebody is added to what runs today at the third touch', async () => {
    await findsWillemijn()
    await touch(button('Deelname noteren'))
    await chaima.findsNothingWrongHere(['light'])
    await touch(button('Knutselmiddag'))
    await chaima.isTold('Genoteerd: Willemijn van den Broeck doet mee met Knutselmiddag.')
    expect(touches).toBe(3)
    await chaima.sees(/^Laatste contact: .*Activiteit, door Chaima/)
  })

  test('a colleague gets a task at the third touch', async () => {
    await findsWillemijn()
    await touch(button('Taak voor collega'))
    await chaima.findsNothingWrongHere(['light'])
    await chaima.fills('Nieuwe taak', 'Terugbellen over de zaal morgen @Anouk')
    await touch(button('Toevoegen'))
    await chaima.isTold(/Terugbellen over de zaal/)
    expect(touches).toBe(3)
  })
})

test('the search screen is in order, with and without a result', async () => {
  await chaima.opens('/zoeken')
  await chaima.seesTitle('Zoeken')
  await chaima.findsNothingWrong()
  await chaima.page.getByRole('searchbox', { name: 'Zoek een relatie' }).fill('xqzwvk')
  await chaima.sees('Niemand gevonden voor “xqzwvk”')
  await chaima.findsNothingWrong()
})

test('the relation opens with everything the desk needs', async () => {
  await chaima.opens('/zoeken?q=broeck')
  await chaima
    .within('main')
    .root.getByRole('link', { name: /Willemijn van den Broeck/ })
    .click()
  await chaima.seesTitle('Willemijn van den Broeck')
  await chaima.seesAll(EMAIL, /1315 KS/, '06 1234 5678')
  await chaima.findsNothingWrong()
})

test('a note is written in two touches', async () => {
  await chaima.fills('Notitie of contact', 'Komt vrijdag de zaalhuur bespreken.')
  await chaima.presses('Noteren')
  await chaima.isTold('Genoteerd.')
  await chaima.sees('Komt vrijdag de zaalhuur bespreken.')
})

test('a value is changed where it stands', async () => {
  await chaima.presses(/^E-mailadres: /)
  await chaima.page.getByRole('textbox', { name: 'E-mailadres' }).fill('w.vandenbroeck@voorbeeld.example')
  await chaima.findsNothingWrongHere()
  await chaima.presses('Bewaren')
  await chaima.isTold('E-mailadres is gewijzigd.')
})

test('the change is taken back from the notice', async () => {
  await chaima.notices().root.getByRole('button', { name: 'Ongedaan maken' }).last().click()
  await chaima.isTold('De wijziging is teruggedraaid.')
  await chaima.sees(EMAIL)
})

test('what somebody else changed meanwhile is not overwritten: both values are shown', async () => {
  await chaima.presses(/^E-mailadres: /)
  await chaima.page.getByRole('textbox', { name: 'E-mailadres' }).fill('mijn@voorbeeld.example')
  await somebodyElseChangesEmail('hun@voorbeeld.example', EMAIL)
  await chaima.presses('Bewaren')
  const conflict = chaima.within('alertdialog', 'Iemand anders heeft dit net ook gewijzigd')
  await conflict.seesAll('mijn@voorbeeld.example', 'hun@voorbeeld.example')
  await chaima.findsNothingWrongHere()
  await conflict.presses('Mijn waarde bewaren')
  await chaima.isTold('E-mailadres is gewijzigd.')
  const { relation } = await set.errands.ask<{ relation: { emails: string[] } }>('GET', `/relations/${visitorId}`)
  expect(relation.emails).toEqual(['mijn@voorbeeld.example'])
})

test('everything that happened stands in the timeline', async () => {
  await chaima.reloads()
  await chaima.seesTitle('Willemijn van den Broeck')
  await chaima.seesAll('Komt vrijdag de zaalhuur bespreken.', 'Met de hand gewijzigd')
  await chaima.findsNothingWrong()
})

test('somebody who is typed in as new turns out to be there already', async () => {
  await chaima.opens('/relaties/nieuw')
  await chaima.fills('Voornaam', 'Willemijn')
  await chaima.fills('Tussenvoegsel', 'van den')
  await chaima.fills('Achternaam', 'Broeck')
  await chaima.fills('Telefoonnummer', '0612345678')
  const warning = chaima.within('region', 'Misschien is deze relatie er al')
  await warning.sees('Dit kan Willemijn van den Broeck zijn')
  await warning.sees(/1315 KS Almere/)
  await chaima.findsNothingWrong()
})

test('typing goes on, and whoever is sure that it is somebody else says so once', async () => {
  await chaima.fills('Achternaam', 'Broeckmans')
  expect(await chaima.reads('Achternaam')).toBe('Broeckmans')
  await chaima.fills('Achternaam', 'Broeck')
  await chaima.presses('Nee, toch nieuw')
  await expect.poll(() => chaima.page.getByText('Dit kan Willemijn').count()).toBe(0)
  await chaima.fills('E-mailadres', 'dochter@voorbeeld.example')
  expect(await chaima.page.getByText('Dit kan Willemijn').count()).toBe(0)
})

test('the one who was meant opens at a touch', async () => {
  await chaima.opens('/relaties/nieuw')
  await chaima.fills('Voornaam', 'Willemijn')
  await chaima.fills('Achternaam', 'Broeck')
  await chaima.fills('Telefoonnummer', '0612345678')
  await chaima.follows('Willemijn van den Broeck openen')
  await chaima.seesTitle('Willemijn van den Broeck')
})
