import { CompactTexts } from './compact-texts.ts'
import type { FileLimits } from './file-limits.rules.ts'
import { FileProblem } from './file-problem.ts'
import type { SheetVisibility } from './file-table.ts'
import { builtinForm, formOfCode, unescapeText } from './spreadsheet-values.rules.ts'
import type { NumberForm } from './spreadsheet-values.rules.ts'
import { readXml, scanXml } from './xml-reading.ts'
import type { ZipParts } from './zip-parts.ts'

export type XlsxSheet = { readonly name: string; readonly visibility: SheetVisibility; readonly part: string }

export type XlsxWorkbook = {
  readonly sheets: readonly XlsxSheet[]
  readonly is1904: boolean
  readonly forms: readonly NumberForm[]
  readonly texts: CompactTexts
}

type Relation = { readonly type: string; readonly part: string }

function resolvePart(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = [...base.split('/').slice(0, -1), ...target.split('/')]
  const path: string[] = []
  for (const step of steps) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

function relationsPart(part: string): string {
  const slash = part.lastIndexOf('/')
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
}

async function readRelations(parts: ZipParts, part: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  const name = relationsPart(part)
  if (!parts.has(name)) return relations
  await scanXml(parts.read(name), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== 'Relationship' || TargetMode === 'External' || !Id || !Target) return
      relations.set(Id, { type: Type?.split('/').at(-1) ?? '', part: resolvePart(part, Target) })
    },
  })
  return relations
}

function visibilityOf(state: string | undefined): SheetVisibility {
  if (state === 'veryHidden') return 'very-hidden'
  return state === 'hidden' ? 'hidden' : 'visible'
}

/** The attribute that links to a relation carries whatever prefix the writing program chose. */
function relationId(attributes: Readonly<Record<string, string>>): string | undefined {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'))
  return key === undefined ? undefined : attributes[key]
}

async function findWorkbook(parts: ZipParts): Promise<string> {
  const root = [...(await readRelations(parts, '')).values()]
  const part = root.find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml'
  if (parts.has(part)) return part
  throw new FileProblem('file.corrupt')
}

async function readSheets(parts: ZipParts, workbook: string, relations: Map<string, Relation>, limits: FileLimits) {
  const sheets: XlsxSheet[] = []
  let is1904 = false
  await scanXml(parts.read(workbook), {
    open(tag, attributes) {
      if (tag === 'workbookPr') is1904 = /^(1|true|on)$/.test(attributes['date1904'] ?? '')
      if (tag !== 'sheet') return
      const relation = relations.get(relationId(attributes) ?? '')
      // Chart and macro sheets have no cells.
      if (relation?.type !== 'worksheet') return
      sheets.push({
        name: unescapeText(attributes['name'] ?? ''),
        visibility: visibilityOf(attributes['state']),
        part: relation.part,
      })
      if (sheets.length > limits.maxSheets) throw new FileProblem('file.too_many_cells', { limit: limits.maxSheets })
    },
  })
  return { sheets, is1904 }
}

/** Number forms in the order of the cell styles, so that a cell's style number is an index. */
async function readForms(parts: ZipParts, part: string | undefined): Promise<NumberForm[]> {
  const codes = new Map<number, NumberForm>()
  const forms: NumberForm[] = []
  if (part === undefined || !parts.has(part)) return forms
  let isCellStyles = false
  await scanXml(parts.read(part), {
    open(tag, attributes) {
      if (tag === 'numFmt') codes.set(Number(attributes['numFmtId']), formOfCode(attributes['formatCode'] ?? ''))
      if (tag === 'cellXfs') isCellStyles = true
      if (tag !== 'xf' || !isCellStyles) return
      const id = Number(attributes['numFmtId'] ?? 0)
      forms.push(codes.get(id) ?? builtinForm(id))
    },
    close(tag) {
      if (tag === 'cellXfs') isCellStyles = false
    },
  })
  return forms
}

/** Collects the text of an element that may be split into formatted runs; phonetic readings are left out. */
export function createTextCollector() {
  let text = ''
  let isInText = false
  let phonetic = 0
  return {
    open(tag: string): void {
      if (tag === 'rPh') phonetic++
      if (tag === 't' && phonetic === 0) isInText = true
    },
    text(part: string): void {
      if (isInText) text += part
    },
    close(tag: string): void {
      if (tag === 'rPh') phonetic--
      if (tag === 't') isInText = false
    },
    take(): string {
      const taken = text
      text = ''
      isInText = false
      phonetic = 0
      return unescapeText(taken)
    },
  }
}

async function readTexts(parts: ZipParts, part: string | undefined, limits: FileLimits): Promise<CompactTexts> {
  const texts = new CompactTexts(limits.maxSharedTextBytes)
  if (part === undefined || !parts.has(part)) return texts
  const collector = createTextCollector()
  const reading = readXml(parts.read(part), {
    open: (tag) => collector.open(tag),
    text: (piece) => collector.text(piece),
    close(tag) {
      collector.close(tag)
      if (tag === 'si') texts.add(collector.take())
    },
  })
  while (!(await reading.next()).done);
  return texts
}

/** Reads all of a workbook but its rows. */
export async function readXlsxWorkbook(parts: ZipParts, limits: FileLimits): Promise<XlsxWorkbook> {
  const workbook = await findWorkbook(parts)
  const relations = await readRelations(parts, workbook)
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.part
  return {
    ...(await readSheets(parts, workbook, relations, limits)),
    forms: await readForms(parts, partOf('styles')),
    texts: await readTexts(parts, partOf('sharedStrings'), limits),
  }
}
