/** A part of a whole; a small one is not told as none. */
export function shareText(fraction: number, percent: (fraction: number) => string): string {
  return fraction > 0 && fraction < SMALL ? `< ${percent(0.01)}` : percent(fraction)
}

/** Below this it would be rounded to nothing. */
const SMALL = 0.005
