import type { Language } from '@klantregie/contract'
import { permissionsOfRole, type Role } from '@klantregie/contract'
import { ALL_RIGHTS, EVERY_DOMAIN, type Rights, type Who } from '../../../platform/context.ts'

/** The product itself, at the door of one organisation: it looks up who comes in. It holds no permission. */
export function productAt(tenantId: string, language: Language = 'nl'): Who {
  return {
    tenantId,
    actor: { kind: 'system', id: 'system:admin', name: 'Klantregie' },
    language,
    permissions: new Set(),
    domainMask: EVERY_DOMAIN,
    rights: ALL_RIGHTS,
  }
}

type Person = { readonly id: string; readonly name: string; readonly role: Role; readonly language: Language }

/** Somebody with the rights of their role; `domainMask` limits whose relations exist for them. */
export function personAt(
  tenantId: string,
  user: Person,
  { domainMask = EVERY_DOMAIN, rights = ALL_RIGHTS }: { domainMask?: string; rights?: Rights } = {},
): Who {
  return {
    tenantId,
    actor: { kind: 'user', id: user.id, name: user.name },
    language: user.language,
    permissions: new Set(permissionsOfRole[user.role]),
    domainMask,
    rights,
  }
}
