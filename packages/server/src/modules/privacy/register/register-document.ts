import type { Language, RegisterContent } from '@klantregie/contract'
import type { Block, Document } from '../../../platform/documents/document.ts'
import { BYTE_ORDER_MARK, csvLine } from '../../../platform/pure/csv.ts'
import { registerTexts, type RegisterTexts } from './register-texts.ts'

/** The register as a document to read, print or work on. `lead`: of when it is. */
export function registerDocument(language: Language, content: RegisterContent, lead: string): Document {
  const texts = registerTexts(language)
  return {
    language,
    title: `${texts.title} ${content.organisation}`,
    lead: [lead],
    blocks: [
      ...textBlocks(texts, content),
      ...tablesOf(texts, content).flatMap((table) => sectionOf(texts, table)),
      ...gapBlocks(texts, content),
    ],
  }
}

function textBlocks(texts: RegisterTexts, { text }: RegisterContent): Block[] {
  const labels = Object.entries(texts.textLabels) as [keyof RegisterTexts['textLabels'], string][]
  return [
    { kind: 'heading', level: 2, text: texts.parts.text },
    { kind: 'facts', items: labels.map(([key, label]) => [label, text[key] === '' ? texts.nothing : text[key]]) },
  ]
}

type Table = {
  readonly part: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const SEVERAL = '; '

/** One table per part; the same for reading and for CSV. */
function tablesOf(texts: RegisterTexts, content: RegisterContent): Table[] {
  const { columns: c, parts } = texts
  return [
    {
      part: parts.purposes,
      columns: [c.name, c.description, c.basis, c.term],
      rows: content.purposes.map(({ name, description, bases, terms }) => [
        name,
        description,
        bases.join(SEVERAL),
        terms.join(SEVERAL),
      ]),
    },
    {
      part: parts.types,
      columns: [c.name, c.description, c.kinds, c.domain, c.term],
      rows: content.types.map(({ name, definition, kinds, domain, terms }) => [
        name,
        definition,
        kinds.join(SEVERAL),
        domain,
        terms.join(SEVERAL),
      ]),
    },
    {
      part: parts.fields,
      columns: [c.name, c.goal, c.sensitivity],
      rows: content.fields.map(({ label, goal, sensitivity }) => [label, goal, sensitivity]),
    },
    { part: parts.domains, columns: [c.name, c.owner], rows: content.domains.map(({ name, owner }) => [name, owner]) },
    { part: parts.sources, columns: [c.name], rows: content.sources.map(({ name }) => [name]) },
    {
      part: parts.receivers,
      columns: [c.name, c.role, c.service, c.categories, c.country, c.safeguards, c.contract, c.contact],
      rows: content.receivers.map((one) => [
        one.name,
        texts.roles[one.role],
        one.service,
        one.categories,
        one.country,
        one.safeguards,
        [one.contractDate, one.contractUntil].filter((day) => day !== null).join(' – '),
        one.contact,
      ]),
    },
    {
      part: parts.terms,
      columns: [c.name, c.about, c.term, c.after, c.action, c.basis, c.state],
      rows: content.terms.map((one) => [
        one.title,
        one.about,
        one.term,
        one.after,
        one.action,
        one.basis,
        one.isOn ? texts.on : texts.isOff,
      ]),
    },
  ]
}

function sectionOf(texts: RegisterTexts, { part, columns, rows }: Table): Block[] {
  const heading: Block = { kind: 'heading', level: 2, text: part }
  if (rows.length === 0) return [heading, { kind: 'paragraph', text: texts.nothing }]
  return [heading, { kind: 'table', caption: part, columns, rows }]
}

function gapBlocks(texts: RegisterTexts, { gaps }: RegisterContent): Block[] {
  if (gaps.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: texts.parts.gaps },
    { kind: 'list', items: gaps.map(({ code, subject }) => texts.gaps[code](subject)) },
  ]
}

/** One line per particular: what somebody sorts and filters in a spreadsheet. No cell can act as a formula. */
export function registerCsv(language: Language, content: RegisterContent): string {
  const texts = registerTexts(language)
  const lines = [csvLine([texts.columns.part, texts.columns.name, texts.columns.particular, texts.columns.value])]
  const labels = Object.entries(texts.textLabels) as [keyof RegisterTexts['textLabels'], string][]
  for (const [key, label] of labels)
    lines.push(csvLine([texts.parts.text, content.organisation, label, content.text[key]]))
  for (const { part, columns, rows } of tablesOf(texts, content))
    for (const [name = '', ...values] of rows) {
      if (values.length === 0) lines.push(csvLine([part, name, '', '']))
      values.forEach((value, index) => lines.push(csvLine([part, name, columns[index + 1] ?? '', value])))
    }
  for (const { code, subject } of content.gaps)
    lines.push(csvLine([texts.parts.gaps, subject, '', texts.gaps[code](subject)]))
  return BYTE_ORDER_MARK + lines.join('')
}
