import { LONGEST_DAYS } from './session.rules.ts'

/**
 * The cookie that carries a session. Over https and on this machine itself it is a `__Host-` cookie: only this very host
 * can set it, for all paths, over a safe connection. An installation that is reached over plain http elsewhere (a test in
 * the office) gets a plain cookie, because a browser would throw the other away; docs/operating says not to keep that.
 */
export function sessionCookie(baseUrl: string) {
  const { protocol, hostname } = new URL(baseUrl)
  const isSafe = protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return {
    name: isSafe ? '__Host-klantregie' : 'klantregie',
    options: {
      path: '/',
      httpOnly: true,
      secure: isSafe,
      sameSite: 'lax' as const,
      // The server decides when a session ends; the browser only forgets a cookie that cannot work any more.
      maxAge: LONGEST_DAYS * 24 * 3600,
    },
  }
}
