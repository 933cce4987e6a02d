// Plain JavaScript: it also runs under the system's Node, before the pinned one is there.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * A Chromium that was seen to start, in the words of playwright-core's `launch`.
 * @typedef {{ executablePath: string, env?: Record<string, string>, args: string[], from: string }} Chromium
 */

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const known = join(root, 'build', 'chromium.json')
const unpacked = join(root, 'build', 'chromium')
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** What every browser test passes: no sandbox (tests often run as root in containers), and nothing phones home. */
export const chromiumArgs = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/**
 * Looks at `AUBURN_CHROMIUM`, PATH, Debian's package (only if `install`, root and Debian), the npm package that carries one.
 * Fast the second time: what was seen to start is written down.
 * @param {{ install?: boolean, say?: (line: string) => void }} [options]
 * @returns {Promise<Chromium>} throws with all that was tried if there is none
 */
export async function findChromium({ install = false, say = () => {} } = {}) {
  const asked = process.env.AUBURN_CHROMIUM
  if (asked) {
    const fault = await whyNot({ executablePath: asked, args: chromiumArgs, from: 'AUBURN_CHROMIUM' })
    if (fault) throw new Error(`AUBURN_CHROMIUM=${asked} does not work: ${fault}`)
    return { executablePath: asked, args: chromiumArgs, from: 'AUBURN_CHROMIUM' }
  }
  const before = readKnown()
  if (before) return before
  const tried = []
  for (const look of [fromPath, ...(install ? [fromDebian] : []), fromNpm]) {
    const { found, faults } = await look(say)
    if (found) return writeKnown(found)
    tried.push(...faults)
  }
  throw new Error(
    `no Chromium can be had for the browser tests. Tried:\n${tried.map(line => `  - ${line}`).join('\n')}\n` +
      'Install Chromium or Chrome, or point AUBURN_CHROMIUM at one.',
  )
}

const fingerprint = path => {
  const { size, mtimeMs } = statSync(path)
  return `${size}-${mtimeMs}`
}

function readKnown() {
  try {
    const { fingerprint: then, ...chromium } = JSON.parse(readFileSync(known, 'utf8'))
    return fingerprint(chromium.executablePath) === then ? chromium : undefined
  } catch {
    return undefined
  }
}

function writeKnown(chromium) {
  mkdirSync(dirname(known), { recursive: true })
  const entry = { ...chromium, fingerprint: fingerprint(chromium.executablePath) }
  writeFileSync(`${known}.${process.pid}`, JSON.stringify(entry, null, 2))
  renameSync(`${known}.${process.pid}`, known)
  return chromium
}

/** Undefined if it starts and renders; a snap's placeholder or a binary without its libraries does not. */
async function whyNot({ executablePath, env, args }) {
  const { chromium } = await import('playwright-core')
  let browser
  try {
    browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env }, timeout: 60_000 })
    const page = await browser.newPage()
    await page.setContent('<p>auburn</p>')
    const seen = await page.textContent('p')
    return seen === 'auburn' ? undefined : `it showed "${seen}"`
  } catch (error) {
    return String(error.message).split('\n').slice(0, 2).join(' ')
  } finally {
    await browser?.close()
  }
}

async function check(chromium) {
  const fault = await whyNot(chromium)
  return fault
    ? { faults: [`${chromium.from}: ${chromium.executablePath}: ${fault}`] }
    : { found: chromium, faults: [] }
}

async function fromPath() {
  const faults = []
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const executablePath = join(folder, process.platform === 'win32' ? `${name}.exe` : name)
      if (!folder || !existsSync(executablePath)) continue
      const result = await check({ executablePath, args: chromiumArgs, from: 'PATH' })
      if (result.found) return result
      faults.push(...result.faults)
    }
  }
  return { faults: faults.length > 0 ? faults : [`PATH: none of ${names.join(', ')}`] }
}

async function fromDebian(say) {
  if (process.getuid?.() !== 0) return { faults: ["Debian's package: only root may install it"] }
  // Ubuntu's package of that name is a placeholder for a snap, which needs a running snapd.
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  if (!/^ID=debian$/m.test(release)) return { faults: ["Debian's package: this is not Debian"] }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = args =>
    execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 26,
      timeout: 900_000,
    })
  try {
    say("installing Debian's Chromium for the browser tests (apt-get, about 100 MB, once)")
    apt(['update'])
    apt(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'])
  } catch (error) {
    const why = String(error.stderr || error.message)
      .trim()
      .split('\n')
      .at(-1)
    say(`apt-get could not install it: ${why}`)
    return { faults: [`Debian's package: ${why}`] }
  }
  const result = await fromPath()
  return result.found ? { found: { ...result.found, from: "Debian's package" }, faults: [] } : result
}

/**
 * `@sparticuz/chromium` unpacks into the temporary folder, where another user could have put something first, and takes its
 * libraries along only on its own cloud: hence a private folder, and that cloud's name, for a process of its own.
 */
async function fromNpm(say) {
  if (!existsSync(join(root, 'node_modules', '@sparticuz', 'chromium'))) {
    return { faults: ['the npm package @sparticuz/chromium: not installed'] }
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { faults: ['the npm package @sparticuz/chromium: made for Linux on x64 alone'] }
  }
  const executablePath = join(unpacked, 'chromium')
  if (!existsSync(join(unpacked, 'complete'))) {
    say('unpacking the Chromium that the npm package @sparticuz/chromium carries')
    mkdirSync(unpacked, { recursive: true })
    const script = `await (await import('@sparticuz/chromium')).default.executablePath()`
    const made = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: root,
      env: { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
      encoding: 'utf8',
    })
    if (made.status !== 0) return { faults: [`the npm package @sparticuz/chromium: ${made.stderr.trim()}`] }
    writeFileSync(join(unpacked, 'complete'), '')
  }
  const env = {
    LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(unpacked, 'fonts'),
  }
  const plain = await check({ executablePath, args: chromiumArgs, from: 'the npm package @sparticuz/chromium' })
  if (plain.found) return plain
  return check({ executablePath, env, args: chromiumArgs, from: 'the npm package @sparticuz/chromium' })
}
