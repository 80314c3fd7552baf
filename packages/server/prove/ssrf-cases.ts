import type { Resolved } from '../src/platform/outgoing/guarded-connection.ts'
import type { OutgoingProblemCode } from '../src/platform/outgoing/problem.rules.ts'

/** The one address of this machine that may be reached. Everything else that reaches the listener is a way in. */
export const GATE = '127.0.0.9'

export type Outcome = OutgoingProblemCode | 'answered'
export type HostileCase = {
  readonly url: string
  readonly expected: Outcome
  /** Absent: the host in the URL, as if an administrator had been talked into it. */
  readonly allowedHosts?: readonly string[]
}

const at = (hosts: readonly string[], port: number, expected: Outcome): HostileCase[] =>
  hosts.map((host) => ({ url: `http://${host}:${port}/`, expected }))

/** One address, written so that a filter on text overlooks it. */
const LOOPBACK = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.0.0.1.',
  '127.000.000.001',
  '127.255.255.254',
  '2130706433',
  '0x7f000001',
  '0X7F000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '0177.0.0.1',
  '017700000001',
  '0177.0.1',
  '0',
  '0x0',
  '0.0.0.0',
  '0.0.0.1',
  '１２７.０.０.１',
  '127。0。0。1',
  '127．0．0．1',
  '127｡0｡0｡1',
  '①②⑦.⓪.⓪.①',
  '𝟏𝟐𝟕.𝟎.𝟎.𝟏',
  '%31%32%37.0.0.1',
  '127%2e0%2e0%2e1',
  '0x7f%2e1',
]
const IPV6 = [
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:7f00:0001]',
  '[::FFFF:0.0.0.0]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001:0:7f00:1::]',
  '[2001:0:4136:e378:8000:63bf:80ff:fffe]',
  '[2a01:4f8::5efe:127.0.0.1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:192.168.0.1]',
  '[::ffff:169.254.169.254]',
  '[fc00::1]',
  '[fd00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[2001:db8::1]',
  '[100::1]',
  '[5f00::1]',
]
const INSIDE = [
  '10.0.0.1',
  '10.255.255.255',
  '012.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '3232235777',
  '100.64.0.1',
  '192.0.0.1',
  '198.18.0.1',
  '192.0.2.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '169.254.43518',
  '169.254.170.2',
  '100.100.100.200',
  '192.0.0.192',
  '168.63.129.16',
]

/** Names, and what their owner lets them answer: the first time, and every time after that. */
export const NAMES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'gate.example': [[GATE]],
  'allowed.example': [['192.168.7.7']],
  localhost: [['127.0.0.1', '::1']],
  'localhost.localdomain': [['127.0.0.1']],
  'ip6-localhost': [['::1']],
  '127.0.0.1.nip.example': [['127.0.0.1']],
  'metadata.google.internal': [['169.254.169.254']],
  'router.example': [['192.168.0.1']],
  'mapped.example': [['::ffff:127.0.0.1']],
  'translated.example': [['64:ff9b::7f00:1']],
  'unspecified.example': [['0.0.0.0']],
  'zone.example': [['fe80::1%eth0']],
  'short.example': [['127.1']],
  'mixed.example': [[GATE, '127.0.0.1']],
  'mixed-other-way.example': [['127.0.0.1', GATE]],
  'mixed-ipv6.example': [[GATE, '::1']],
  'nothing.example': [[]],
  'rebinding.example': [[GATE], ['127.0.0.1']],
  'rebinding-ipv6.example': [[GATE], ['::1']],
  'rebinding-metadata.example': [[GATE], ['169.254.169.254']],
  'rebinding-late.example': [['127.0.0.1'], [GATE]],
  'rebinding-after-redirect.example': [[GATE], ['127.0.0.1']],
}

const OF_NAMES: Readonly<Record<string, Outcome>> = {
  localhost: 'address_refused',
  LOCALHOST: 'address_refused',
  'localhost.': 'address_refused',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ': 'address_refused',
  'localhost.localdomain': 'address_refused',
  'ip6-localhost': 'address_refused',
  '127.0.0.1.nip.example': 'address_refused',
  'metadata.google.internal': 'address_refused',
  'METADATA.google.internal.': 'address_refused',
  'router.example': 'address_refused',
  'mapped.example': 'address_refused',
  'translated.example': 'address_refused',
  'unspecified.example': 'address_refused',
  'zone.example': 'address_refused',
  'short.example': 'address_refused',
  'mixed.example': 'address_refused',
  'mixed-other-way.example': 'address_refused',
  'mixed-ipv6.example': 'address_refused',
  'nothing.example': 'unknown_host',
  'unknown.example': 'unknown_host',
  // What was judged is what is connected to: the name is not asked a second time.
  'rebinding.example': 'answered',
  'rebinding-ipv6.example': 'answered',
  'rebinding-metadata.example': 'answered',
  'rebinding-late.example': 'address_refused',
}

/** Which host is meant differs from reader to reader. */
function confusing(port: number): HostileCase[] {
  const inside = `127.0.0.1:${port}`
  const refused: readonly (readonly [string, Outcome])[] = [
    [`http://allowed.example@${inside}/`, 'credentials_in_url'],
    [`http://allowed.example:80@${inside}/`, 'credentials_in_url'],
    [`http://allowed.example%2f@${inside}/`, 'credentials_in_url'],
    [`http://naam:geheim@${inside}/`, 'credentials_in_url'],
    [`http://@@${inside}/`, 'credentials_in_url'],
    [`http://allowed.example\\@${inside}/`, 'url_refused'],
    [`http:\\\\${inside}\\`, 'url_refused'],
    [`http://127.0.\t0.1:${port}/`, 'url_refused'],
    [`http://127.0.0.1\n:${port}/`, 'url_refused'],
    [` http://${inside}/`, 'url_refused'],
    [`http://loc\u00adalhost:${port}/`, 'url_refused'],
    [`http://local\u200dhost:${port}/`, 'url_refused'],
    [`http://allowed.example%00.${inside}/`, 'url_refused'],
    [`http://[::1%25lo]:${port}/`, 'url_refused'],
    [`http://[fe80::1%25eth0]:${port}/`, 'url_refused'],
    [`http://[fe80::1%eth0]:${port}/`, 'url_refused'],
    [`http://[::ffff:127.0.0.1:${port}/`, 'url_refused'],
    [`//${inside}/`, 'url_refused'],
    ['http://', 'url_refused'],
    ['', 'url_refused'],
    ['http://127.0.0.1:65536/', 'url_refused'],
    ['http://256.0.0.1/', 'url_refused'],
    [`http:${inside}/`, 'host_not_allowed'],
    [`http:///${inside}/`, 'host_not_allowed'],
    [`http://${inside}#@allowed.example/`, 'host_not_allowed'],
    [`http://${inside}?@allowed.example/`, 'host_not_allowed'],
    [`http://${inside}/@allowed.example`, 'host_not_allowed'],
    [`http://allowed.example.evil.example:${port}/`, 'host_not_allowed'],
    [`http://evilallowed.example:${port}/`, 'host_not_allowed'],
    [`http://allowed.example#@${inside}/`, 'address_refused'],
    [`http://allowed.example/@${inside}/`, 'address_refused'],
  ]
  return refused.map(([url, expected]) => ({ url, expected, allowedHosts: ['allowed.example'] }))
}

const SCHEMES = ['ftp', 'gopher', 'dict', 'ldap', 'ws', 'wss', 'tftp', 'http+unix', 'jar', 'sftp', 'smb']
const PORTS = [1, 22, 25, 5432, 6379, 9200, 11_211, 65_535]

/** By way of a system that may be called, which sends on after some hops. */
function redirected(port: number): HostileCase[] {
  const gate = 'gate.example'
  const through = (hops: number, status: number, target: string) =>
    `http://${gate}:${port}/hop/${hops}/${status}/${Buffer.from(target).toString('base64url')}`
  const inside: readonly (readonly [string, string])[] = [
    ['127.0.0.1', `http://127.0.0.1:${port}/`],
    ['127.0.0.1', `//2130706433:${port}/`],
    ['::1', `http://[::1]:${port}/`],
    ['router.example', `http://router.example:${port}/`],
    ['localhost', `http://localhost:${port}/`],
  ]
  const hops = inside.flatMap(([host, target]) =>
    [1, 2, 3, 4, 5].flatMap((count): HostileCase[] => [
      { url: through(count, 302, target), expected: 'address_refused', allowedHosts: [gate, host] },
      { url: through(count, 302, target), expected: 'host_not_allowed', allowedHosts: [gate] },
    ]),
  )
  const statuses = [301, 303, 307, 308].map((status): HostileCase => {
    const url = through(1, status, `http://127.0.0.1:${port}/`)
    return { url, expected: 'address_refused', allowedHosts: [gate, '127.0.0.1'] }
  })
  const elsewhere = ['file:///etc/passwd', 'gopher://127.0.0.1/', `http://a:b@127.0.0.1:${port}/`, 'http://[::1']
  const refused = [...elsewhere.map((target) => through(1, 302, target)), through(6, 302, `http://127.0.0.1:${port}/`)]
  return [
    ...hops,
    ...statuses,
    ...refused.map((url): HostileCase => ({ url, expected: 'redirect_refused', allowedHosts: [gate, '127.0.0.1'] })),
    {
      url: through(1, 302, `http://rebinding-after-redirect.example:${port}/`),
      expected: 'answered',
      allowedHosts: ['*.example'],
    },
    { url: through(1, 302, 'http://gate.example:22/'), expected: 'port_refused' },
  ]
}

/** Every known way of reaching what should not be reached, against a listener at this port. */
export function hostileCases(port: number): HostileCase[] {
  const names = Object.entries(OF_NAMES).map(([host, expected]) => ({ url: `http://${host}:${port}/`, expected }))
  return [
    ...at([...LOOPBACK, ...IPV6, ...INSIDE], port, 'address_refused'),
    ...names,
    ...confusing(port),
    ...SCHEMES.map((scheme): HostileCase => ({ url: `${scheme}://127.0.0.1:${port}/`, expected: 'scheme_refused' })),
    ...['file:///etc/passwd', 'data:text/plain,x', 'javascript:1', `blob:http://127.0.0.1:${port}/`].map(
      (url): HostileCase => ({ url, expected: 'scheme_refused' }),
    ),
    ...PORTS.map((other): HostileCase => ({ url: `http://127.0.0.1:${other}/`, expected: 'port_refused' })),
    ...redirected(port),
  ]
}

/** Answers as the owner of each name wants, and remembers how often each was asked. */
export function hostileResolver(): (hostname: string) => Promise<readonly Resolved[]> {
  const asked = new Map<string, number>()
  return (hostname) => {
    const answers = NAMES[hostname]
    if (!answers) return Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }))
    const time = asked.get(hostname) ?? 0
    asked.set(hostname, time + 1)
    const addresses = answers[Math.min(time, answers.length - 1)] ?? []
    return Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
  }
}
