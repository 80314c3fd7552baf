/** Attempts older than this no longer count. */
export const WINDOW_MINUTES = 15
/** Kept a little longer than they count, then cleared away. */
export const KEEP_MINUTES = 60

/** One person mistyping from one place. */
const PER_ACCOUNT_AND_ADDRESS = 10
/** A whole branch behind one address; more is somebody trying many accounts. */
const PER_ADDRESS = 100
/** One account attacked from many places (NIST SP 800-63B §3.2.2 allows at most 100). */
const PER_ACCOUNT = 100
/** A code has a million forms of which three are right at any moment; who tries already knows the password. */
const PER_SECOND_FACTOR = 10
/** Somebody signed in who does not know the password may be at an unlocked desk. */
const PER_SESSION_PASSWORD = 10
/** The links cannot be guessed; this only keeps a machine from trying. */
const PER_INVITATION_ADDRESS = 30
/** What is begun at another house and not finished; a whole branch begins its day behind one address. */
const PER_SIGN_ON_ADDRESS = 100

/** `clears`: being right wipes out what was counted, because it was the owner mistyping. */
export type Limit = { readonly key: string; readonly most: number; readonly clears: boolean }

/** What counts against a sign-in with password. Being right does not clear the whole address: one good account is no licence to try others. */
export function limitsOfSignIn(emailKey: string, address: string): Limit[] {
  const place = placeOf(address)
  return [
    { key: `sign-in ${emailKey} ${place}`, most: PER_ACCOUNT_AND_ADDRESS, clears: true },
    { key: `sign-in-account ${emailKey}`, most: PER_ACCOUNT, clears: false },
    { key: `sign-in-address ${place}`, most: PER_ADDRESS, clears: false },
  ]
}

export function limitsOfSecondFactor(userId: string): Limit[] {
  return [{ key: `second-factor ${userId}`, most: PER_SECOND_FACTOR, clears: true }]
}

export function limitsOfPasswordCheck(userId: string): Limit[] {
  return [{ key: `password ${userId}`, most: PER_SESSION_PASSWORD, clears: true }]
}

export function limitsOfInvitation(address: string): Limit[] {
  return [{ key: `invitation ${placeOf(address)}`, most: PER_INVITATION_ADDRESS, clears: false }]
}

export function limitsOfSignOn(address: string): Limit[] {
  return [{ key: `sign-on ${placeOf(address)}`, most: PER_SIGN_ON_ADDRESS, clears: false }]
}

/** There is room when under every key fewer attempts stand than it allows. */
export function mayTry(limits: readonly Limit[], attemptsOf: (key: string) => number): boolean {
  return limits.every((limit) => attemptsOf(limit.key) < limit.most)
}

/** Where somebody comes from. Of an IPv6 address the first four groups: a single subscriber owns all that follows. */
export function placeOf(address: string): string {
  const embedded = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (embedded?.[1] !== undefined) return embedded[1]
  if (!address.includes(':')) return address
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
