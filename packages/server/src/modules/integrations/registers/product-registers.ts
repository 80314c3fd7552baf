import type { ProductRegister } from '@klantregie/contract'
import { geographyInUse } from '../../../platform/geography/geography-in-use.ts'

/** The public tables that every organisation of this installation uses. */
export function productRegisters(): ProductRegister[] {
  return geographyInUse().map((table) => ({ ...table }))
}
