import { Problem } from '@klantregie/contract'

/** The server said no. Act on `code`; `message` is a sentence for people. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(status: number, { code, title, details = {} }: Pick<Problem, 'code' | 'title' | 'details'>) {
    super(title)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** Nobody answered, or what answered is no Klantregie. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** What came of an answer that is no good one. */
export async function refusalOf(response: Response): Promise<Refusal | Unreachable> {
  const problem = Problem.safeParse(await response.json().catch(() => null))
  return problem.success
    ? new Refusal(response.status, problem.data)
    : new Unreachable(`HTTP ${response.status} ${response.statusText}`.trim())
}
