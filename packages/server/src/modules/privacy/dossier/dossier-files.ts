import { safeCell } from '../../../platform/pure/formula-safety.ts'
import type { DossierSection } from '../../../platform/module.ts'
import { INTRODUCTION, RIGHTS, wordOf } from './dossier-words.ts'
import { openPdf } from './pdf-document.ts'

export type DossierContent = {
  readonly organisation: string
  readonly language: 'nl' | 'en'
  readonly scope: 'everything' | 'provided'
  readonly madeAt: Date
  readonly person: { readonly name: string; readonly kind: string }
  readonly sections: readonly DossierSection[]
}

/** Described in docs/dossier-format.md; a change of meaning takes another version. */
export function dossierJson(content: DossierContent): Buffer {
  const { sections, madeAt, ...about } = content
  return Buffer.from(
    `${JSON.stringify(
      {
        format: 'klantregie-dossier',
        version: 1,
        ...about,
        madeAt: madeAt.toISOString(),
        rights: RIGHTS[content.language],
        sections: sections.map(({ key, isProvided, columns, rows }) => ({
          key,
          title: wordOf(key, content.language),
          isProvided,
          rows: rows.map((cells) => Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))),
        })),
      },
      null,
      2,
    )}\n`,
  )
}

/** One line per value: part, row, column, value. No spreadsheet program carries a cell out. */
export function dossierCsv({ sections, language }: DossierContent): Buffer {
  const head = language === 'nl' ? ['onderdeel', 'regel', 'kolom', 'waarde'] : ['part', 'row', 'column', 'value']
  const lines = sections.flatMap(({ key, columns, rows }) =>
    rows.flatMap((cells, row) =>
      columns.map((column, index) => [
        wordOf(key, language),
        String(row + 1),
        wordOf(column, language),
        cells[index] ?? '',
      ]),
    ),
  )
  return Buffer.from(`\u{FEFF}${[head, ...lines].map(csvLine).join('')}`)
}

const csvLine = (cells: readonly string[]) =>
  `${cells.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join(';')}\r\n`

export async function dossierPdf(content: DossierContent): Promise<Buffer> {
  const { language, organisation, person, sections, madeAt, scope } = content
  const title = `${language === 'nl' ? 'Je gegevens' : 'Your data'}: ${person.name}`
  const pdf = openPdf({ title, language, author: organisation, madeAt })
  pdf.title(title)
  pdf.paragraph(`${organisation}, ${DAY[language].format(madeAt)}`, 'soft')
  pdf.paragraph(INTRODUCTION[scope][language])
  pdf.paragraph(RIGHTS[language])
  for (const { key, columns, rows } of sections) {
    pdf.heading(wordOf(key, language))
    if (rows.length === 0)
      pdf.paragraph(language === 'nl' ? 'Hier weten wij niets van.' : 'We know nothing of this.', 'soft')
    else
      pdf.table(
        columns.map((column) => wordOf(column, language)),
        rows,
      )
  }
  return pdf.finish(organisation)
}

const DAY = {
  nl: new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }),
}
