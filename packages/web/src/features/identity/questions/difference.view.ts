/** A piece of a value; `differs` where the other value has something else. */
export interface Piece {
  readonly text: string
  readonly differs: boolean
}

export interface Difference {
  readonly left: readonly Piece[]
  readonly right: readonly Piece[]
  /** What stands against what, in order; an empty side has nothing there. */
  readonly changes: readonly { readonly left: string; readonly right: string }[]
}

/** Longer values are not compared letter by letter: nobody reads the marks, and the work grows with the square. */
const LONGEST = 120
/** Below this part in common the values are simply different; marks all over them would hide that. */
const LEAST_IN_COMMON = 0.5
/** More changes than this say less than the word "differs". */
const MOST_CHANGES = 4

/**
 * Where two values differ: first by whole words, so that a word that was added is marked as a word, then by letters within
 * words that changed. Capitals, accents, spaces and dots make no difference, as in the comparison of the values as a whole.
 * Null where marks would not help.
 */
export function differenceOf(left: string, right: string): Difference | null {
  if (left.length > LONGEST || right.length > LONGEST) return null
  const runs = align(wordsOf(left), wordsOf(right)).flatMap((run) => (run.isCommon ? [run] : byLetters(run)))
  const common = runs
    .filter(({ isCommon }) => isCommon)
    .reduce((sum, run) => sum + run.left.length + run.right.length, 0)
  if (common < (left.length + right.length) * LEAST_IN_COMMON) return null
  const changes = runs.filter((run) => !run.isCommon).map((run) => ({ left: run.left.trim(), right: run.right.trim() }))
  if (changes.length > MOST_CHANGES) return null
  return { left: piecesOf(runs, 'left'), right: piecesOf(runs, 'right'), changes }
}

export function folded(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s.]+/g, '')
}

/** A stretch of both values that is the same, or that stands against each other. */
interface Run {
  readonly left: string
  readonly right: string
  readonly isCommon: boolean
}

/** Words and numbers, and what stands between them, so that nothing of the value is lost. */
function wordsOf(value: string): readonly string[] {
  return value.match(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** A stretch that changed, letter by letter when enough of it stayed, or when the one is the beginning of the other. */
function byLetters(run: Run): readonly Run[] {
  const [a, b] = [folded(run.left), folded(run.right)]
  // Spaces and dots alone are written, not marked.
  if (a === b) return [{ ...run, isCommon: true }]
  if (a === '' || b === '') return [run]
  const letters = align(Array.from(run.left), Array.from(run.right)).map((one) => ({
    ...one,
    isCommon: one.isCommon || folded(one.left) === folded(one.right),
  }))
  const common = letters
    .filter(({ isCommon }) => isCommon)
    .reduce((sum, one) => sum + one.left.length + one.right.length, 0)
  const isAlike = common >= (run.left.length + run.right.length) * LEAST_IN_COMMON
  return isAlike || a.startsWith(b) || b.startsWith(a) ? letters : [run]
}

/** The runs of a longest common subsequence of two rows, compared as folded. */
function align(a: readonly string[], b: readonly string[]): readonly Run[] {
  const [mine, theirs] = [a.map(folded), b.map(folded)]
  const lengths = commonLengths(mine, theirs)
  const width = b.length + 1
  const runs: Run[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const isCommon = mine[i] === theirs[j]
    const losesNothing = Number(lengths[(i + 1) * width + j]) >= Number(lengths[i * width + j + 1])
    const [fromLeft, fromRight] = [isCommon || losesNothing, isCommon || !losesNothing]
    add(runs, {
      left: a.slice(i, i + Number(fromLeft)).join(''),
      right: b.slice(j, j + Number(fromRight)).join(''),
      isCommon,
    })
    i += Number(fromLeft)
    j += Number(fromRight)
  }
  const [left, right] = [a.slice(i).join(''), b.slice(j).join('')]
  if (left + right !== '') add(runs, { left, right, isCommon: false })
  return runs
}

/** At i × (length of b + 1) + j: how much the ends from i and from j on have in common, in order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint8Array {
  const width = b.length + 1
  const lengths = new Uint8Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  return lengths
}

function add(runs: Run[], { left, right, isCommon }: Run): void {
  const last = runs.at(-1)
  if (last?.isCommon === isCommon)
    runs[runs.length - 1] = { left: last.left + left, right: last.right + right, isCommon }
  else runs.push({ left, right, isCommon })
}

/** One side of the runs, with a space at the edge of a change outside its mark. */
function piecesOf(runs: readonly Run[], side: 'left' | 'right'): readonly Piece[] {
  return runs.flatMap((run) => {
    const [, before = '', text = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run[side]) ?? []
    const pieces = run.isCommon
      ? [{ text: run[side], differs: false }]
      : [
          { text: before, differs: false },
          { text, differs: true },
          { text: after, differs: false },
        ]
    return pieces.filter((piece) => piece.text !== '')
  })
}
