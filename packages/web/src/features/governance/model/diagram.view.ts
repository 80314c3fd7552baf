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

/** As wide as the room beside the menu on an ordinary screen, so that the letters stay as large as those around it. */
const WIDTH = 960
const BOX = 248
const GAP = 20
const LINE = 20
const HEAD = 56
/** A box without a note needs no room for it. */
const BARE_HEAD = 36
const PAD = 14
/** A box of hundreds of lines would be no picture: the rest is in the lists. */
const MOST_LINES = 14
const LONGEST = 30

export const kinds: readonly RelationKind[] = ['person', 'organisation', 'household']

/** What the picture calls things; in the reader's language. */
export interface DiagramWords {
  readonly kind: (kind: RelationKind) => string
  readonly nobody: string
  readonly more: (count: number) => string
}

/**
 * The kinds of relations with their fields in the middle, the domains with their types at both sides, and lines in the room
 * between them: a line never runs behind a box, however many there are.
 */
export function layOut(model: Model, words: DiagramWords): Diagram {
  const boxes = model.domains.map((domain) => domainBox(domain, model, words))
  const half = firstHalf(boxes)
  const left = column(boxes.slice(0, half), GAP / 2)
  const right = column(boxes.slice(half), WIDTH - BOX - GAP / 2)
  const middle = column(
    kinds.map((kind) => kindBox(kind, model, words)),
    (WIDTH - BOX) / 2,
  )
  const height = Math.max(...[left, middle, right].map(heightOf))
  const kindBoxes = centred(middle, height)
  const domains = [...centred(left, height), ...centred(right, height)]
  return { width: WIDTH, height, domains, kinds: kindBoxes, connections: connect(domains, kindBoxes, model) }
}

/** How many go to the left, so that both sides are about equally high and the order goes on at the right. */
function firstHalf(boxes: readonly Loose[]): number {
  const total = boxes.reduce((sum, { height }) => sum + height, 0)
  let before = 0
  const at = boxes.findIndex(({ height }) => {
    before += height
    return before - height / 2 >= total / 2
  })
  return at === -1 ? boxes.length : Math.max(1, at)
}

function column(boxes: readonly Loose[], x: number): Box[] {
  let y = GAP
  return boxes.map((one) => {
    const placed = { ...one, x, y, width: BOX }
    y += one.height + GAP
    return placed
  })
}

function heightOf(boxes: readonly Box[]): number {
  const last = boxes.at(-1)
  return last === undefined ? GAP * 2 : last.y + last.height + GAP
}

/** What is left of the height goes above, below and between the boxes in equal parts. */
function centred(boxes: readonly Box[], height: number): Box[] {
  const room = (height - heightOf(boxes)) / (boxes.length + 1)
  return boxes.map((box, index) => ({ ...box, y: box.y + room * (index + 1) }))
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
  const head = whole.note === null ? BARE_HEAD : HEAD
  return { ...whole, lines, height: head + lines.length * LINE + PAD }
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** Lines leave and arrive spread over the side of a box, in the order of what they lead to, so that few of them cross. */
function connect(domains: readonly Box[], kindBoxes: readonly Box[], { types }: Model): Connection[] {
  const pairs = domains.flatMap((from) => {
    const own = types.filter((type) => type.domainId === from.id && !type.isRetired)
    return kindBoxes
      .filter((to) => own.some((type) => type.kinds.includes(to.id as RelationKind)))
      .map((to) => ({ from, to }))
  })
  return pairs.map(({ from, to }) => {
    const isLeft = from.x < to.x
    const leaving = pairs.filter((pair) => pair.from === from).map((pair) => pair.to)
    const arriving = pairs.filter((pair) => pair.to === to && pair.from.x < to.x === isLeft).map((pair) => pair.from)
    const start = { x: isLeft ? from.x + from.width : from.x, y: portOf(from, leaving.indexOf(to), leaving.length) }
    const end = { x: isLeft ? to.x : to.x + to.width, y: portOf(to, arriving.indexOf(from), arriving.length) }
    return { id: `${from.id}-${to.id}`, from, to, path: curve(start, end) }
  })
}

function portOf({ y, height }: Box, index: number, count: number): number {
  return Math.round(y + (height * (index + 1)) / (count + 1))
}

type Point = { readonly x: number; readonly y: number }

function curve(start: Point, end: Point): string {
  const middle = (start.x + end.x) / 2
  return `M ${start.x} ${start.y} C ${middle} ${start.y}, ${middle} ${end.y}, ${end.x} ${end.y}`
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
