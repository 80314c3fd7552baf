import { openPdf } from './pdf-document.ts'

export type LetterPdf = {
  readonly title: string
  /** Paragraphs apart by an empty line. */
  readonly body: string
  readonly organisation: string
  readonly language: 'nl' | 'en'
  /** Lines of the addressee. */
  readonly to: readonly string[]
  readonly madeAt: Date
}

/** A letter as a tagged PDF, ready to print. */
export async function letterPdf({ title, body, organisation, language, to, madeAt }: LetterPdf): Promise<Buffer> {
  const pdf = openPdf({ title, language, author: organisation, madeAt })
  pdf.paragraph(organisation, 'soft')
  if (to.length > 0) pdf.paragraph(to.join('\n'))
  pdf.paragraph(DAY[language].format(madeAt), 'soft')
  pdf.title(title)
  for (const paragraph of body.split(/\n{2,}/)) if (paragraph.trim() !== '') pdf.paragraph(paragraph.trim())
  return pdf.finish(organisation)
}

const DAY = {
  nl: new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' }),
}
