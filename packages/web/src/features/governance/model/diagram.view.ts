import type { Domain, Field, LinkType, ModelUsage, RelationKind, RelationType } from '@klantregie/contract'

/** Everything the picture is drawn from. */
export interface Model {
  readonly domains: readonly Domain[]
  readonly types: readonly RelationType[]
  readonly linkTypes: readonly LinkType[]
  readonly fields: readonly Field[]
  readonly usage: ModelUsage
}

export interface Line {
  readonly text: string
  /** How many relations use it; null when that is not counted. */
  readonly count: number | null
}

export interface Box {
  readonly id: string
  readonly title: string
  /** Under the title: whose it is. */
  readonly note: string | null
  readonly lines: readonly Line[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Connection {
  readonly id: string
  readonly from: Box
  readonly to: Box
  readonly path: string
}

export interface Diagram {
  readonly width: number
  readonly height: number
  readonly domains: readonly Box[]
  readonly kinds: readonly Box[]
  /** From a domain to the kinds that its types are for. */
  readonly connections: readonly Connection[]
}

const WIDTH = 1180
const BOX = 270
const GAP = 24
const LINE = 20
const HEAD = 56
const PAD = 14
const PER_ROW = 4
const BETWEEN = 96
/** A box of hundreds of lines would be no picture: the rest is in the lists. */
const MOST_LINES = 14
const LONGEST = 34

export const kinds: readonly RelationKind[] = ['person', 'organisation', 'household']

/** What the picture calls things; in the reader's language. */
export interface DiagramWords {
  readonly kind: (kind: RelationKind) => string
  readonly nobody: string
  readonly more: (count: number) => string
}

/** The domains with their types above, the kinds of relations with their fields below, and lines between them. */
export function layOut(model: Model, words: DiagramWords): Diagram {
  const domains = rowsOf(
    model.domains.map((domain) => domainBox(domain, model, words)),
    GAP,
  )
  const below = Math.max(0, ...domains.map(({ y, height }) => y + height)) + BETWEEN
  const wide = (WIDTH - GAP * 4) / 3
  const kindBoxes = kinds.map((kind, index) => ({
    ...kindBox(kind, model, words),
    x: GAP + index * (wide + GAP),
    y: below,
    width: wide,
  }))
  return {
    width: WIDTH,
    height: Math.max(...kindBoxes.map(({ y, height }) => y + height)) + GAP,
    domains,
    kinds: kindBoxes,
    connections: connect(domains, kindBoxes, model),
  }
}

type Loose = Omit<Box, 'x' | 'y' | 'width'>

function domainBox(domain: Domain, { types, usage }: Model, words: DiagramWords): Loose {
  const own = types.filter((type) => type.domainId === domain.id && !type.isRetired)
  const lines = own.map((type) => ({ text: cut(type.name), count: usage.types[type.id] ?? 0 }))
  return box({ id: domain.id, title: cut(domain.name), note: domain.owner ?? words.nobody, lines }, words)
}

function kindBox(kind: RelationKind, { fields, usage }: Model, words: DiagramWords): Loose {
  const own = fields.filter((field) => field.kinds.includes(kind) && !field.isRetired)
  const lines = own.map((field) => ({
    text: cut(field.label),
    count: field.dataType === 'built_in' ? null : (usage.fields[field.key] ?? 0),
  }))
  return box({ id: kind, title: words.kind(kind), note: null, lines }, words)
}

function box(whole: Omit<Loose, 'height'>, words: DiagramWords): Loose {
  const shown = whole.lines.length > MOST_LINES ? whole.lines.slice(0, MOST_LINES - 1) : whole.lines
  const left = whole.lines.length - shown.length
  const lines = left > 0 ? [...shown, { text: words.more(left), count: null }] : shown
  return { ...whole, lines, height: HEAD + lines.length * LINE + PAD }
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** In rows of four; each row is as high as its highest box. */
function rowsOf(boxes: readonly Loose[], top: number): Box[] {
  const placed: Box[] = []
  let y = top
  for (let start = 0; start < boxes.length; start += PER_ROW) {
    const row = boxes.slice(start, start + PER_ROW)
    row.forEach((one, index) => placed.push({ ...one, x: GAP + index * (BOX + GAP), y, width: BOX }))
    y += Math.max(...row.map(({ height }) => height)) + GAP
  }
  return placed
}

function connect(domains: readonly Box[], kindBoxes: readonly Box[], { types }: Model): Connection[] {
  return domains.flatMap((from) => {
    const own = types.filter((type) => type.domainId === from.id && !type.isRetired)
    return kindBoxes
      .filter((to) => own.some((type) => type.kinds.includes(to.id as RelationKind)))
      .map((to) => ({ id: `${from.id}-${to.id}`, from, to, path: curve(from, to) }))
  })
}

function curve(from: Box, to: Box): string {
  const [x1, y1] = [from.x + from.width / 2, from.y + from.height]
  const [x2, y2] = [to.x + to.width / 2, to.y]
  const bend = (y2 - y1) / 2
  return `M ${x1} ${y1} C ${x1} ${y1 + bend}, ${x2} ${y2 - bend}, ${x2} ${y2}`
}

/** Links between kinds, each pair once: "Persoon – Organisatie: contactpersoon van, werkt bij". */
export interface LinkGroup {
  readonly from: RelationKind
  readonly to: RelationKind
  readonly labels: readonly string[]
}

const FEW = 2

/** A link for every kind says nothing about kinds, and stands apart (`anybody`). */
export function linkGroups(linkTypes: readonly LinkType[]): {
  readonly groups: readonly LinkGroup[]
  readonly anybody: readonly string[]
} {
  const used = linkTypes.filter(({ isRetired }) => !isRetired)
  const isAnybody = ({ fromKinds, toKinds }: LinkType) => fromKinds.length > FEW && toKinds.length > FEW
  const groups = kinds.flatMap((from) =>
    kinds.map((to) => ({
      from,
      to,
      labels: used
        .filter((type) => !isAnybody(type) && type.fromKinds.includes(from) && type.toKinds.includes(to))
        .map(({ label }) => label),
    })),
  )
  return {
    groups: groups.filter(({ labels }) => labels.length > 0),
    anybody: used.filter(isAnybody).map(({ label }) => label),
  }
}
