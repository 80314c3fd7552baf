import type { FileProblemCode } from '@klantregie/contract'

export type FileProblemParams = Readonly<Record<string, string | number>>

/** A file that cannot be read, with the reason a user can act on. Carries numbers and kinds, never contents of the file. */
export class FileProblem extends Error {
  readonly code: FileProblemCode
  readonly params: FileProblemParams

  constructor(code: FileProblemCode, params: FileProblemParams = {}) {
    super(code)
    this.name = 'FileProblem'
    this.code = code
    this.params = params
  }
}
