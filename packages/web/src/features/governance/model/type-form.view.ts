import type { LinkType, RelationType } from '@klantregie/contract'
import { NONE, keysIn } from './field-form.view.ts'

type Values = Readonly<Record<string, string>>

const NEW_TYPE = { name: '', kinds: 'person', domainId: '', definition: '', audience: 'consumer', reason: '' }

/** What the form holds for a new relation type, or for one that is there. */
export function typeForm(type: RelationType | null): Record<string, string> {
  if (type === null) return { ...NEW_TYPE }
  const { name, kinds, domainId, definition, audience } = type
  return { ...NEW_TYPE, name, kinds: kinds.join(), domainId, audience, definition: definition ?? '' }
}

export function typeBody({ kinds, ...values }: Values): Record<string, unknown> {
  return { ...values, kinds: keysIn(kinds) }
}

const NEW_LINK = {
  label: '',
  reverseLabel: '',
  definition: '',
  fromKinds: 'person',
  toKinds: 'organisation',
  functions: '',
  domainId: NONE,
  reason: '',
}

/** What the form holds for a new link type, or for one that is there; every function stands on a line of its own. */
export function linkForm(type: LinkType | null): Record<string, string> {
  if (type === null) return { ...NEW_LINK }
  const { label, reverseLabel, definition, fromKinds, toKinds, functions, domainId } = type
  return {
    ...NEW_LINK,
    label,
    reverseLabel,
    definition,
    fromKinds: fromKinds.join(),
    toKinds: toKinds.join(),
    functions: functions.join('\n'),
    domainId: domainId ?? NONE,
  }
}

export function linkBody({ fromKinds, toKinds, functions, domainId, ...values }: Values): Record<string, unknown> {
  return {
    ...values,
    fromKinds: keysIn(fromKinds),
    toKinds: keysIn(toKinds),
    functions: linesIn(functions),
    domainId: domainId === NONE ? null : domainId,
  }
}

function linesIn(text = ''): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}
