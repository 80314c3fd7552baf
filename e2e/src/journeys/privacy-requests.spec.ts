import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { stage, PHONE } from '../stage/stage.ts'
import type { Person } from '../stage/errands.ts'
import type { Visitor } from '../stage/visitor.ts'

// A privacy officer answers somebody who asks what we know, and forgets somebody who asks for that.
const officer: Person = {
  name: 'Petra de Groot',
  email: 'petra@waterlinie.example.org',
  password: 'de sleutel ligt onder de mat',
}
const set = stage()
let petra: Visitor

beforeAll(async () => {
  await set.errands.hire(officer, 'privacy_officer')
  for (const [firstName, surname] of [
    ['Willemijn', 'Vraagal'],
    ['Otto', 'Vergeetmij'],
  ])
    await set.errands.ask('POST', '/relations', {
      kind: 'person',
      name: { firstName, surname },
      emails: [`${String(firstName).toLowerCase()}@voorbeeld.example`],
    })
  petra = await set.visitor()
  await petra.signsIn(officer)
})

async function registers(kind: string, person: string): Promise<void> {
  await petra.opens('/privacy/verzoeken')
  await petra.page.getByRole('button', { name: 'Verzoek vastleggen' }).first().click()
  const form = petra.within('dialog', 'Verzoek vastleggen')
  await form.root
    .getByRole('button', { name: /Verzoek$/ })
    .first()
    .click()
  await petra.page.getByRole('option', { name: kind, exact: true }).click()
  await form.root.getByRole('combobox', { name: /Over wie gaat het/ }).fill(person)
  await petra.page.getByRole('option', { name: new RegExp(person) }).click()
  await form.root.getByRole('textbox', { name: 'Naam van wie het vraagt' }).fill(person)
  await form.presses('Leg verzoek vast')
  await petra.seesTitle(new RegExp(`: ${kind}$`))
}

async function checksIdentity(): Promise<void> {
  await petra.presses('Leg controle vast')
  await petra.within('dialog', 'Wie is het?').presses('Leg controle vast')
  await petra.within('main').sees(/Aan de balie herkend, door Petra/)
}

test('somebody asks what we know: the request has a term and says what to do', async () => {
  await petra.opens('/privacy/verzoeken')
  await petra.seesTitle('Verzoeken over gegevens')
  await petra.within('main').sees('Geen open verzoeken')
  await petra.findsNothingWrong()
  await registers('Inzage', 'Willemijn')
  await petra.within('main').sees('Nog niet gecontroleerd')
  await petra.findsNothingWrong()
})

test('after the check of who it is, the dossier is made and opened as PDF and as JSON', async () => {
  await checksIdentity()
  await petra.presses('Maak dossier van alles')
  const link = petra.page.getByRole('link', { name: 'Download PDF' })
  await link.waitFor({ timeout: 30_000 })
  const pdf = await downloads(() => link.click())
  expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
  expect(pdf.toString('latin1')).toContain('/StructTreeRoot')
  const json = JSON.parse(
    (await downloads(() => petra.page.getByRole('link', { name: 'Download JSON' }).click())).toString('utf8'),
  )
  expect(json.person.name).toBe('Willemijn Vraagal')
  expect(JSON.stringify(json)).toContain('willemijn@voorbeeld.example')
})

async function downloads(act: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([petra.page.waitForEvent('download'), act()])
  const folder = mkdtempSync(join(tmpdir(), 'klantregie-download-'))
  try {
    await download.saveAs(join(folder, 'file'))
    return readFileSync(join(folder, 'file'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the answer is written and sent, and the request is closed', async () => {
  await petra.presses('Schrijf brief')
  await petra.within('dialog', 'Schrijf brief').presses('Schrijf brief')
  await petra.presses('Zet op verstuurd')
  await petra.within('dialog', 'Zet op verstuurd').presses('Zet op verstuurd')
  await petra.within('main').sees(/Per e-mail verstuurd/)
  for (const step of [/Zoek op wat wij weten/, /Geef het dossier/]) {
    await petra.page.getByText(step).click()
    await petra.page.getByRole('checkbox', { name: step, checked: true }).waitFor()
  }
  await petra.presses('Sluit verzoek af')
  await petra.within('dialog', 'Sluit verzoek af').presses('Sluit verzoek af')
  await petra.within('main').sees('Gedaan wat gevraagd is')
})

test('the person sees the own data by a link that needs no account', async () => {
  await registers('Gegevens meenemen', 'Willemijn')
  await checksIdentity()
  await petra.presses('Maak link')
  const url = await petra.page.getByRole('textbox', { name: 'Eigen pagina voor de persoon' }).inputValue()
  const willemijn = await set.visitor({ viewport: PHONE })
  await willemijn.page.goto(url)
  await willemijn.seesTitle('Mijn gegevens')
  await willemijn.within('main').sees('willemijn@voorbeeld.example')
  await willemijn.findsNothingWrong()
  await willemijn.page.getByText('Er klopt iets niet').click()
  await willemijn.fills('Wat wil je dat wij doen?', 'Mijn naam is met een y')
  await willemijn.presses('Verstuur vraag')
  await willemijn.within('main').sees(/Wij hebben je vraag ontvangen/)
})

test('somebody is forgotten after the name was typed over, and is not found any more', async () => {
  await registers('Wissen', 'Otto')
  await checksIdentity()
  await petra.presses('Bekijk wat er weggaat')
  const dialog = petra.within('dialog', 'Wissen')
  await dialog.sees('Dit kan niet ongedaan worden gemaakt')
  await petra.findsNothingWrongHere()
  await dialog.fills('Typ de naam over: Otto Vergeetmij', 'Otto Vergeetmij')
  await dialog.presses('Vergeet deze persoon')
  await petra.within('main').sees('De persoon van dit verzoek is vergeten')
  await petra.opens('/relaties?q=Vergeetmij')
  await petra.seesTitle('Relaties')
  await expect.poll(() => petra.page.getByText('Otto Vergeetmij').count()).toBe(0)
  await petra.opens('/privacy/vergeten')
  await petra.within('table', 'Wie zijn vergeten').sees(/Verzoek \d+/)
  await petra.findsNothingWrong()
})
