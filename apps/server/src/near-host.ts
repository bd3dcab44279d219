import { BlockList, isIP } from 'node:net'

const near = new BlockList()
for (const [net, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  near.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  near.addSubnet(net, bits, 'ipv6')

// Names that no public server has: RFC 6761, 6762, 8375 and ICANN's `.internal`.
const nearNames = /(^|\.)(localhost|test|local|home\.arpa|internal)$/

/** Whether a host of an address is this machine or one of a private network, which nobody reaches from outside. */
export function isNearHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  const version = isIP(host)
  if (version !== 0) return near.check(host, version === 4 ? 'ipv4' : 'ipv6')
  return !host.includes('.') || nearNames.test(host)
}
