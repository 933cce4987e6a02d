import { expect, test } from 'vitest'
import { isInternal, isWithin, parseIp, parseNetwork } from './ip-network.ts'

const within = (ip: string, network: string): boolean | undefined => {
  const [address, net] = [parseIp(ip), parseNetwork(network)]
  return address && net ? isWithin(address, net) : undefined
}

test('addresses are inside a network or not', () => {
  expect(within('203.0.113.255', '203.0.113.0/24')).toBe(true)
  expect(within('203.0.114.0', '203.0.113.0/24')).toBe(false)
  expect(within('203.0.113.7', '203.0.113.7')).toBe(true)
  expect(within('1.2.3.4', '0.0.0.0/0')).toBe(true)
  expect(within('::1', '0.0.0.0/0')).toBe(false)
  expect(within('2001:db8:d0:ffff::1', '2001:db8:d0::/48')).toBe(true)
  expect(within('2001:db8:d1::1', '2001:db8:d0::/48')).toBe(false)
  expect(within('::ffff:203.0.113.9', '203.0.113.0/24')).toBe(true)
})

test('private and link-local addresses are internal, their neighbours are not', () => {
  const internal = (ip: string): boolean | undefined => {
    const parsed = parseIp(ip)
    return parsed && isInternal(parsed)
  }
  for (const ip of [
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.9.9',
    '100.64.0.1',
    'fd00::1',
    'fe80::1%'.slice(0, 7),
  ]) {
    expect(internal(ip), ip).toBe(true)
  }
  for (const ip of ['11.0.0.1', '172.15.0.1', '172.32.0.0', '192.169.0.1', '2001:db8::1', '::1', '127.0.0.1']) {
    expect(internal(ip), ip).toBe(false)
  }
})

test('what is no address is none', () => {
  for (const written of [
    '',
    '1.2.3',
    '1.2.3.256',
    '1.2.3.4.5',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7:8:9',
    '12:30:45',
    'g::1',
    '::1.2.3.999',
  ]) {
    expect(parseIp(written), written).toBeUndefined()
  }
  for (const written of ['1.2.3.4/33', '1.2.3.4/-1', '1.2.3.4/8/8', '1.2.3.4/', 'x/8', '::/129']) {
    expect(parseNetwork(written), written).toBeUndefined()
  }
})
