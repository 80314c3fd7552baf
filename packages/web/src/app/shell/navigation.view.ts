import { sections } from '../../lib/feature.ts'
import type { NavigationItem, Section } from '../../lib/feature.ts'

export interface RailEntry {
  readonly section: Section
  readonly label: string
  readonly href: string
  readonly isOpen: boolean
  /** Shown below an open section; empty when the section has one screen only. */
  readonly items: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[]
}

/** Sections in their fixed order. A section nobody offers anything for is not there at all. */
export function railOf(items: readonly NavigationItem[], path: string): readonly RailEntry[] {
  const current = longestMatch(items, path)
  return sections.flatMap((section) => {
    const mine = items.filter((item) => item.section === section)
    const main = mine.find((item) => item.isMain) ?? mine[0]
    if (!main) return []
    return [
      {
        section,
        label: main.label,
        href: main.href,
        isOpen: current?.section === section,
        items:
          mine.length < 2
            ? []
            : mine
                .filter((item) => item !== main)
                .map(({ label, href }) => ({ label, href, isCurrent: href === current?.href })),
      },
    ]
  })
}

/** The item whose address is the longest beginning of the path: a relation's own page still lies in Relaties. */
function longestMatch(items: readonly NavigationItem[], path: string): NavigationItem | undefined {
  const fits = (href: string) => path === href || (href !== '/' && path.startsWith(`${href}/`))
  return items.filter((item) => fits(item.href)).sort((a, b) => b.href.length - a.href.length)[0]
}
