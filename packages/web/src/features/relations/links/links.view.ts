import type { RelationKind, LinkType, RelationLink } from '@klantregie/contract'

/** Beside hierarchies: whoever lives in a household stands below it. */
const HOUSEHOLD = 'member_of'

export type Standing = 'above' | 'below' | 'beside'

export interface LinkGroup {
  /** What the others are to this relation, in words that come before their names: "valt onder", "heeft vestiging". */
  readonly label: string
  readonly standing: Standing
  readonly links: readonly RelationLink[]
}

function standingOf(link: RelationLink, types: readonly LinkType[]): Standing {
  const type = types.find((one) => one.key === link.linkTypeKey)
  if (!type || !(type.isHierarchy || type.key === HOUSEHOLD)) return 'beside'
  return link.label === type.reverseLabel ? 'below' : 'above'
}

const order = { above: 0, below: 1, beside: 2 } as const

/** Links by what they say: what it belongs to, then what belongs to it, then the rest; ended ones last in each group. */
export function groupLinks(
  links: readonly RelationLink[],
  types: readonly LinkType[],
  today: string,
): readonly LinkGroup[] {
  const groups = new Map<string, LinkGroup>()
  for (const link of links) {
    const standing = standingOf(link, types)
    const known = groups.get(link.label)
    groups.set(link.label, { label: link.label, standing, links: [...(known?.links ?? []), link] })
  }
  return [...groups.values()]
    .map((group) => ({
      ...group,
      links: [...group.links].sort(
        (a, b) =>
          Number(hasEnded(a, today)) - Number(hasEnded(b, today)) ||
          a.other.name.localeCompare(b.other.name, 'nl', { numeric: true }),
      ),
    }))
    .sort((a, b) => order[a.standing] - order[b.standing] || a.label.localeCompare(b.label, 'nl'))
}

/** `today` is a calendar day in the Netherlands. */
export function hasEnded(link: Pick<RelationLink, 'until'>, today: string): boolean {
  return link.until !== null && link.until <= today
}

/** How many of a group fit on the page before "show all" is the better way to look at them. */
export const GROUP_SIZE = 6

export function firstOf(group: LinkGroup): { readonly links: readonly RelationLink[]; readonly hidden: number } {
  // One left over is shown rather than counted: "and 1 more" takes the same room.
  const fits = group.links.length <= GROUP_SIZE + 1
  const links = fits ? group.links : group.links.slice(0, GROUP_SIZE)
  return { links, hidden: group.links.length - links.length }
}

export interface Direction {
  readonly id: string
  readonly linkTypeId: string
  readonly isReversed: boolean
  readonly label: string
  readonly functions: readonly string[]
  readonly otherKinds: readonly RelationKind[]
}

/**
 * The ways to say how this relation belongs with another, as far as its kind may; a link that reads the same both ways is
 * offered once, and one that was retired not at all.
 */
export function directionsOf(types: readonly LinkType[], kind: RelationKind): readonly Direction[] {
  return types
    .filter(({ isRetired }) => !isRetired)
    .flatMap((type) => {
      const { id: linkTypeId, functions, label, reverseLabel } = type
      const forward = {
        id: `${linkTypeId}:0`,
        linkTypeId,
        isReversed: false,
        label,
        functions,
        otherKinds: type.toKinds,
      }
      const backward = {
        id: `${linkTypeId}:1`,
        linkTypeId,
        isReversed: true,
        label: reverseLabel,
        functions,
        otherKinds: type.fromKinds,
      }
      const isSame = type.label === type.reverseLabel
      return [
        ...(type.fromKinds.includes(kind) ? [forward] : []),
        ...(type.toKinds.includes(kind) && !isSame ? [backward] : []),
      ]
    })
}

/** Links whose other name holds every typed word, for a long list in which one looks for one school. */
export function findLinks(links: readonly RelationLink[], typed: string): readonly RelationLink[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return links.filter(({ other }) => {
    const held = `${other.name} ${other.place ?? ''}`.toLowerCase()
    return words.every((word) => held.includes(word))
  })
}
