import type { Language } from '@klantregie/contract'
import type { Ctx } from '../../../platform/context.ts'
import { getInventory } from './inventory.service.ts'
import { FEW, inventoryCsv, type ExportWords } from './inventory-export.rules.ts'

/** The inventory as a file to share. @throws AppError segments.day_not_counted */
export async function exportInventory(
  ctx: Ctx,
  day: string | undefined,
): Promise<{ readonly fileName: string; readonly content: string }> {
  const inventory = await getInventory(ctx, day)
  await ctx.audit('inventory.exported', null, { day: inventory.day })
  const name = ctx.language === 'nl' ? 'inventaris' : 'inventory'
  return { fileName: `${name}-${inventory.day}.csv`, content: inventoryCsv(inventory, WORDS[ctx.language]) }
}

const KINDS: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  ticket: { nl: 'Kaartverkoop', en: 'Tickets' },
  attendance: { nl: 'Bezoek', en: 'Attendance' },
  enrolment: { nl: 'Inschrijvingen', en: 'Enrolments' },
  membership: { nl: 'Lidmaatschappen', en: 'Memberships' },
  loan: { nl: 'Uitleningen', en: 'Loans' },
  gift: { nl: 'Giften', en: 'Gifts' },
  pledge: { nl: 'Toezeggingen', en: 'Pledges' },
  sponsoring: { nl: 'Sponsoring', en: 'Sponsoring' },
  subsidy: { nl: 'Subsidies', en: 'Subsidies' },
  purchase: { nl: 'Aankopen', en: 'Purchases' },
  volunteering: { nl: 'Vrijwilligerswerk', en: 'Volunteering' },
  web_visit: { nl: 'Websitebezoek', en: 'Website visits' },
  complaint: { nl: 'Klachten', en: 'Complaints' },
}

const WORDS: Readonly<Record<Language, ExportWords>> = {
  nl: {
    headings: [
      'Groep',
      'Soort bijdrage',
      'Relaties op de peildag',
      'Begin van het jaar',
      'Nieuw',
      'Vertrokken',
      'Verschil',
      'Relaties in het jaar',
      'Bijdrage in euro',
      'Definitie',
    ],
    total: 'Alle relaties met een rol',
    audiences: { consumer: 'Publiek (B2C)', business: 'Zakelijk (B2B)', internal: 'Intern' },
    few: `minder dan ${FEW}`,
    kind: (kind) => KINDS[kind]?.nl ?? kind,
    asOf: 'Peildag',
  },
  en: {
    headings: [
      'Group',
      'Kind of contribution',
      'Relations on the day',
      'Start of the year',
      'New',
      'Lapsed',
      'Net',
      'Relations in the year',
      'Contribution in euros',
      'Definition',
    ],
    total: 'All relations with a role',
    audiences: { consumer: 'Public (B2C)', business: 'Business (B2B)', internal: 'Internal' },
    few: `fewer than ${FEW}`,
    kind: (kind) => KINDS[kind]?.en ?? kind,
    asOf: 'As of',
  },
}
