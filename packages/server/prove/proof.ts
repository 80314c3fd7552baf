/** The same seed gives the same choices; what the operating system does with them differs from run to run. */
export type ProofSettings = {
  readonly runs: number
  readonly races: number
  readonly rows: number
  readonly sequences: number
  readonly tamperings: number
  readonly people: number
  readonly calls: number
  readonly trees: number
  readonly deliveries: number
  readonly seed: string
}

/** A promise of the product, tried until it breaks or has held often enough. */
export type Proof = (settings: ProofSettings, say: (line: string) => void) => Promise<{ readonly failures: number }>
