import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

/** A certificate that signs itself, with its key; both PEM. Node can read certificates and cannot make them. */
export type MadeCertificate = { readonly certificate: string; readonly key: string }

const DAY = 24 * 3600 * 1000

/** An EC certificate (P-256) for these host names, valid from a day before `at` for two days. */
export function makeCertificate(hosts: readonly string[], at: Date): MadeCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const body = toBeSigned({ hosts, at, publicKey })
  const whole = sequence(body, ECDSA_SHA256, bits(sign('sha256', body, privateKey)))
  return { certificate: pem('CERTIFICATE', whole), key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

function toBeSigned({ hosts, at, publicKey }: { hosts: readonly string[]; at: Date; publicKey: KeyObject }): Buffer {
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const name = sequence(tagged(0x31, sequence(objectId('550403'), tagged(0x0c, Buffer.from('Klantregie test')))))
  const serial = tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)]))
  const validity = sequence(moment(new Date(at.getTime() - DAY)), moment(new Date(at.getTime() + DAY)))
  const names = sequence(...hosts.map((host) => tagged(0x82, Buffer.from(host, 'latin1'))))
  const extensions = sequence(
    sequence(objectId('551d11'), tagged(0x04, names)),
    sequence(objectId('551d13'), TRUE, tagged(0x04, sequence(TRUE))),
    sequence(objectId('551d0e'), tagged(0x04, tagged(0x04, createHash('sha1').update(spki).digest()))),
  )
  const version = tagged(0xa0, tagged(0x02, Buffer.from([2])))
  return sequence(version, serial, ECDSA_SHA256, name, validity, name, spki, tagged(0xa3, extensions))
}

/** DER: the kind, the length, the content (X.690). */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const sequence = (...parts: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(parts))
const objectId = (hex: string): Buffer => tagged(0x06, Buffer.from(hex, 'hex'))
const bits = (content: Buffer): Buffer => tagged(0x03, Buffer.concat([Buffer.from([0]), content]))
const moment = (date: Date): Buffer =>
  tagged(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`))
const TRUE = tagged(0x01, Buffer.from([0xff]))
const ECDSA_SHA256 = sequence(objectId('2a8648ce3d040302'))

function pem(name: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${name}-----`, ...lines, `-----END ${name}-----`, ''].join('\n')
}
