import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The compact reference files of the demonstration; their sources are in the README beside them. */
const FOLDER = join(import.meta.dirname, '..', '..', '..', 'demo-data')

/** The lines of a text file, without comments (#) and empty lines. */
export function readDemoText(name: string): string[] {
  return readFileSync(join(FOLDER, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** The cells of a semicolon-separated file, without its header. */
export function readDemoRows(name: string): string[][] {
  return readDemoText(name)
    .slice(1)
    .map((line) => line.split(';'))
}
