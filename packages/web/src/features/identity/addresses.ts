import type { StepId } from './wizard/steps.view.ts'

/** Where things are. Relations belong to another feature; only their addresses are known here. */
export const importsHref = '/imports'
export const foldersHref = '/imports/folders'
export const newImportHref = '/imports/new'
export const duplicatesHref = '/possible-duplicates'
export const kindsHref = '/possible-duplicates/kinds'
export const householdsHref = '/possible-duplicates/households'

export function importHref(id: string, step?: StepId): string {
  return step === undefined ? `${importsHref}/${id}` : `${importsHref}/${id}/${step}`
}

export const offeringsHref = '/aanbod'
export const relationsHref = '/relaties'
export const matchingHref = '/vergelijken'
export const believeHref = '/wie-geloven-we'

/** Without the other, the screen first asks which one. */
export function mergeHref(id: string, otherId?: string): string {
  return otherId === undefined ? `/relaties/${id}/samenvoegen` : `/relaties/${id}/samenvoegen?met=${otherId}`
}

export function relationHref(id: string): string {
  return `/relaties/${id}`
}

export function relationsOfImportHref(importId: string): string {
  return `/relaties?importId=${importId}`
}

/** The name of a kind may hold anything, so it travels as a search parameter; the router reads those as JSON. */
export function questionsOfKindHref(kind: string): string {
  return `${duplicatesHref}?class=${encodeURIComponent(JSON.stringify(kind))}`
}

export function sampleHref(kind: string): string {
  return `${kindsHref}/sample?class=${encodeURIComponent(JSON.stringify(kind))}`
}

export function duplicatesOfImportHref(importId: string): string {
  return `${duplicatesHref}?importId=${importId}`
}
