import { afterAll, expect, test } from 'vitest'
import { openPretix } from '../../../packages/server/src/modules/integrations/testing/pretix-emulator.ts'
import { sell } from '../../../packages/server/src/modules/integrations/testing/pretix-sale.ts'
import { administrator } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// The administrator connects the ticket sales, and follows one buyer from there to the relation; then she says whose an order is that
// names nobody.
const pretix = await openPretix(() => new Date())
afterAll(pretix.close)
const set = stage({ environment: { KLANTREGIE_OWN_NETWORK: new URL(pretix.url).host } })
let anouk: Visitor

test('the ticket sales are connected in four steps, and a wrong key is told before anything is fetched', async () => {
  sell(pretix, 'K1')
  sell(pretix, 'K2', { email: '', invoice_address: null })
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
  await anouk.opens('/koppelingen')
  await anouk.seesTitle('Koppelingen')
  await anouk.page.getByRole('link', { name: 'Systeem koppelen' }).first().click()
  await anouk.follows('pretix')
  await anouk.seesTitle('pretix koppelen')
  await anouk.fills('Naam van de koppeling', 'Kassa theater')
  await anouk.fills('Adres van het systeem', pretix.url)
  await anouk.fills('Korte naam van de organisator', pretix.organizer)
  await anouk.fills('Sleutel', 'verkeerd-overgetypt')
  await anouk.findsNothingWrong()
  await anouk.presses('Verder')
  await anouk.ticks('Bezoeker')
  await anouk.findsNothingWrong()
  await anouk.presses('Koppeling maken')
  await anouk.presses('Verbinding proberen')
  await anouk.sees('Het lukte niet')
  await anouk.sees(/Het systeem kent de sleutel niet/)
  await anouk.findsNothingWrong()
})

test('with the right key it answers, is counted first and then fetched', async () => {
  await anouk.follows('Naar Kassa theater')
  await anouk.seesTitle('Kassa theater')
  await anouk.opensTab('Instellingen')
  await anouk.fills('Sleutel vervangen', pretix.token)
  await anouk.presses('Instellingen bewaren')
  await anouk.isTold('Instellingen bewaard')
  await anouk.opensTab('Stand')
  await anouk.presses('Verbinding proberen')
  await anouk.sees(/Het werkt/)
  await anouk.presses('Hervatten')
  await anouk.isTold('De koppeling gaat weer verder')
  await anouk.sees(/2 nieuw|1 wacht op jou/)
  await anouk.opensTab('Afleveringen')
  await anouk.within('main').sees('2 aangeboden')
  await anouk.findsNothingWrong()
})

test('the buyer is a relation, with what was bought on the timeline', async () => {
  const found = async () => {
    const { items } = await set.errands.ask<{ items: { id: string; name: string }[] }>('GET', '/relations?q=Koper')
    return items.map(({ name }) => name)
  }
  await expect.poll(found, { timeout: 20_000 }).toEqual(['Koper K1'])
  await anouk.opens('/relaties?q=Koper')
  await anouk.follows(/Koper K1/)
  await anouk.seesTitle(/Koper K1/)
  await anouk.within('main').sees(/Zomerconcert/)
  await anouk.within('main').sees('Bezoeker')
  await anouk.findsNothingWrong()
})

test('an order that names nobody waits on the home page, and is of whom she says', async () => {
  await set.errands.ask('POST', '/relations', {
    ...{ kind: 'person', name: { firstName: 'Guusje', surname: 'van den Berg-Oosterhuis' } },
    emails: ['guusje@voorbeeld.example'],
  })
  await anouk.opens('/')
  await anouk.seesHeading('Van wie is dit? Er wacht 1 aflevering')
  await anouk.sees('2 van de 9 gedaan')
  await anouk.follows('Postvak openen')
  await anouk.seesTitle('Postvak van koppelingen')
  const waiting = anouk.within('list', 'Postvak van koppelingen')
  await waiting.sees(/Er staat niemand bij/)
  await anouk.findsNothingWrong()
  await waiting.presses('Aan relatie koppelen')
  const dialog = anouk.within('dialog', /^Van wie is/)
  await dialog.fills('Zoek een relatie', 'guusje')
  await dialog.seesButton('Kiezen: Guusje van den Berg-Oosterhuis')
  await anouk.findsNothingWrongHere()
  await dialog.presses('Kiezen: Guusje van den Berg-Oosterhuis')
  await anouk.isTold('Gekoppeld aan Guusje van den Berg-Oosterhuis')
  await anouk.seesHeading('Er wacht niets')
  await anouk.opens('/relaties?q=guusje')
  await anouk.follows(/Guusje van den Berg-Oosterhuis/)
  await anouk.within('main').sees(/Zomerconcert/)
})

test('what changes there later is known here, and the account of every delivery adds up', async () => {
  sell(pretix, 'K1', { status: 'c', cancellation_date: new Date().toISOString() })
  await anouk.opens('/koppelingen')
  await anouk.follows('Kassa theater')
  await anouk.presses('Nu ophalen')
  await anouk.opensTab('Afleveringen')
  await anouk.within('main').sees('1 gewijzigd')
  await anouk.opens('/relaties?q=Koper')
  await anouk.follows(/Koper K1/)
  await anouk.within('main').sees(/geannuleerd|Geannuleerd|terug/)
})
