import type { StepHolder } from '@klantregie/contract'
import { useT } from '../locale/index.ts'

/** What whoever has a step is called. */
export function useHolderName(): (holder: StepHolder) => string {
  const t = useT()
  return ({ role, name }) => (role === null ? name : t(`process.role.${role}`))
}
