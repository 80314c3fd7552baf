import { afterAll, expect, test } from 'vitest'
import { openMailchimp } from '../../../packages/server/src/modules/integrations/testing/mailchimp-emulator.ts'
import { administrator } from '../stage/errands.ts'
import { stage } from '../stage/stage.ts'
import type { Visitor } from '../stage/visitor.ts'

// The marketing officer sees what became of mailings, without logging in to the newsletter tool.
const mailchimp = await openMailchimp(() => new Date())
afterAll(mailchimp.close)
const set = stage({ environment: { KLANTREGIE_OWN_NETWORK: new URL(mailchimp.url).host } })
const LONG = 'Zomerfestivalvoorverkoop: vijfentwintig openluchtvoorstellingen voor jeugdtheaterliefhebbers'
let anouk: Visitor
let connectionId = ''

const report = (id: string, subject: string, sent: number) => ({
  ...{ id, campaign_title: `Mailing ${id}`, subject_line: subject, list_name: 'Nieuwsbrief', emails_sent: sent },
  ...{ send_time: `2026-0${id}-01T09:00:00+00:00`, unsubscribed: 4, abuse_reports: 0 },
  bounces: { hard_bounces: sent / 10, soft_bounces: 3, syntax_errors: 0 },
  opens: { unique_opens: (sent * 9) / 20 },
  clicks: { unique_subscriber_clicks: (sent * 9) / 100 },
})

test('nothing was sent yet, and the screen says what to do', async () => {
  const { items: types } = await set.errands.ask<{ items: { id: string; key: string; domainId: string }[] }>(
    'GET',
    '/relation-types',
  )
  const visitor = types.find(({ key }) => key === 'visitor')
  const { id } = await set.errands.ask<{ id: string }>('POST', '/connections', {
    ...{ connector: 'mailchimp', name: 'Nieuwsbrief', settings: { url: mailchimp.url } },
    secrets: { token: mailchimp.token },
    intake: { typeIds: [visitor?.id], domainId: visitor?.domainId, branchId: null, lists: [] },
    ...{ everyMinutes: 60, silentAfterHours: null },
  })
  connectionId = id
  anouk = await set.visitor()
  await anouk.signsIn(administrator)
  await anouk.opens('/campagnes')
  await anouk.seesTitle('Campagnes')
  await anouk.sees('Nog geen campagnes')
  await anouk.findsNothingWrong()
})

test('what became of mailings is there once the newsletter tool was asked', async () => {
  mailchimp.reports.push(report('3', LONG, 4000), report('2', 'Wintercyclus', 1000), report('1', 'Proef', 5))
  await set.errands.ask('POST', `/connections/${connectionId}/deliveries`, { kind: 'hand' })
  await anouk.opens(`/koppelingen/${connectionId}?deel=afleveringen`)
  await anouk.sees('Campagnes en hun resultaten')
  await anouk.sees('3 nieuw')
  await anouk.opens('/campagnes')
  const rows = anouk.page.getByRole('row')
  await rows.filter({ hasText: LONG }).waitFor()
  expect(await rows.filter({ hasText: LONG }).innerText()).toMatch(/4\.000\s+50%\s+1\.800\s+10%\s+360\s+4\s+400\s+0/)
  expect(await rows.filter({ hasText: 'Proef' }).innerText()).toContain('Te weinig ontvangers om cijfers te tonen')
  await anouk.findsNothingWrong()
})
