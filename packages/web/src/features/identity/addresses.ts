import type { StepId } from './wizard/steps.view.ts'

/** Where things are. Relations belong to another feature; only their addresses are known here. */
export const importsHref = '/imports'
export const newImportHref = '/imports/new'
export const duplicatesHref = '/possible-duplicates'

export function importHref(id: string, step?: StepId): string {
  return step === undefined ? `${importsHref}/${id}` : `${importsHref}/${id}/${step}`
}

export function relationHref(id: string): string {
  return `/relaties/${id}`
}

export function relationsOfImportHref(importId: string): string {
  return `/relaties?importId=${importId}`
}

export function duplicatesOfImportHref(importId: string): string {
  return `${duplicatesHref}?importId=${importId}`
}
