import { isDataLike } from './cell-content.rules.ts'
import type { DelimitedParser } from './delimited-text.rules.ts'

/** Stands for columns with spaces between them, however many: lists that programs print, often of a fixed width and without a header. */
export const SPACES = ' '

/** The cells of a line; spaces before the first and behind the last mean nothing. */
const cellsOf = (line: string): string[] => line.trim().split(/[ \t]+/)

/** A line is a row; nothing is quoted, because then a space could be part of a cell and nobody would write it so. */
export function createSpacedParser(newline: string): DelimitedParser {
  let rest = ''
  return {
    push(text) {
      const lines = (rest + text).split(newline)
      rest = lines.pop() ?? ''
      return lines.map(cellsOf)
    },
    end() {
      const rows = rest === '' ? [] : [cellsOf(rest)]
      rest = ''
      return { rows, isUnclosed: false }
    },
    pending: () => rest.length,
  }
}

/** Fewer rows or columns could be sentences that happen to have as many words. */
const FEWEST_ROWS = 5
const FEWEST_COLUMNS = 3

/** Whether lines are columns with spaces between them: all as many, and at least half of each line figures or days. */
export function looksSpaced(lines: readonly string[]): boolean {
  const rows = lines.filter((line) => line.trim() !== '').map(cellsOf)
  const width = rows[0]?.length ?? 0
  if (rows.length < FEWEST_ROWS || width < FEWEST_COLUMNS) return false
  return rows.every((cells) => cells.length === width && cells.filter(isDataLike).length * 2 >= width)
}
