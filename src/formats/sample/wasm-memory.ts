/**
 * A WebAssembly module with a limit on its memory (WebAssembly Core §5.5.8, memory section): a thread's limits do not count
 * it. What the module then cannot have, it does not get, and it traps.
 */
const PAGES_IN_A_MEGABYTE = 16
const MEMORY = 5

export function withMostMemory(module: Uint8Array, megabytes: number): Uint8Array<ArrayBuffer> {
  let at = 8
  while (at < module.length) {
    const id = module[at]
    const [length, body] = unsigned(module, at + 1)
    if (id === MEMORY) {
      const [count, flagsAt] = unsigned(module, body)
      const [least] = unsigned(module, flagsAt + 1)
      if (count !== 1) throw new Error('a module of one memory was expected')
      const section = [1, 1, ...written(least), ...written(megabytes * PAGES_IN_A_MEGABYTE)]
      return joined([
        module.subarray(0, at),
        [MEMORY, ...written(section.length), ...section],
        module.subarray(body + length),
      ])
    }
    at = body + length
  }
  throw new Error('the module has no memory of its own')
}

/** LEB128: the number, and where it ends. */
function unsigned(bytes: Uint8Array, from: number): [number, number] {
  let value = 0
  let at = from
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = bytes[at++] ?? 0
    value += (byte & 127) * 2 ** shift
    if (byte < 128) return [value, at]
  }
  throw new Error('not a number')
}
function written(value: number): number[] {
  const bytes: number[] = []
  let left = value
  do {
    bytes.push((left & 127) | (left > 127 ? 128 : 0))
    left >>>= 7
  } while (left > 0)
  return bytes
}
function joined(parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
