// Makes a fresh clone ready: `npm start`, `npm test` and the like call it first. Plain JavaScript without dependencies, because it
// runs under whatever Node the machine has, before anything is installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const at = (...parts) => join(root, ...parts)
const windows = process.platform === 'win32'
/** The first whose `node:crypto` has Argon2. */
const NODE_NEEDED = '24.7'

/** Progress goes to stderr: what a script prints is for its reader alone. */
const say = line => process.stderr.write(`auburn: ${line}\n`)

class NotReady extends Error {}

const hash = text => createHash('sha256').update(text).digest('hex')

const read = path => (existsSync(path) ? readFileSync(path, 'utf8') : '')

// ------------------------------------------------------------------ dependencies

const stampFile = at('node_modules', '.auburn-ready')

function wantedStamp() {
  return hash(`${process.platform} ${process.arch} ${read(at('package-lock.json'))}`)
}

/** npm writes what it installed into node_modules: somebody who ran it by hand need not wait for it again. */
function isInstalledAlready() {
  const there = read(at('node_modules', '.package-lock.json'))
  if (there === '') return false
  const wanted = JSON.parse(read(at('package-lock.json'))).packages
  const found = JSON.parse(there).packages
  const fits = (path, entry) => found[path]?.version === entry.version && found[path]?.integrity === entry.integrity
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || fits(path, entry)) return true
    return entry.optional === true && found[path] === undefined && !isForThisMachine(entry)
  })
}

/** Optional packages are there only where they run; some without a platform belong to one of those. */
function isForThisMachine({ os, cpu, libc }) {
  const names = (list, value) => [list ?? []].flat().includes(value)
  return names(os, process.platform) && names(cpu, process.arch) && !names(libc, 'musl')
}

function install() {
  if (read(stampFile) === wantedStamp()) return
  if (!isInstalledAlready()) {
    const why = existsSync(at('node_modules')) ? 'package-lock.json has changed' : 'a fresh clone'
    say(`installing what is needed (${why}; npm ci, a minute or so)`)
    const began = Date.now()
    npm(['ci', '--include=dev', '--loglevel=error', '--no-fund', '--no-audit'])
    say(`installed in ${seconds(began)}`)
  }
  dropUnusableRuntime()
  tryEmbedded()
  writeFileSync(stampFile, wantedStamp())
}

/** With the Node that runs npm itself: the pinned one lies in the folder that `npm ci` empties. */
function npm(args) {
  const script = process.env.npm_execpath
  const [program, prefix, shell] =
    script !== undefined && /\.c?js$/.test(script)
      ? [process.env.npm_node_execpath ?? process.execPath, [script], false]
      : ['npm', [], windows]
  const ended = spawnSync(program, [...prefix, ...args], { cwd: root, stdio: ['ignore', 2, 2], shell })
  if (ended.error) throw new NotReady(`npm cannot be run: ${ended.error.message}`)
  if (ended.status !== 0) throw new NotReady('npm ci failed; what it said is above')
}

// ------------------------------------------------------------------ runtime

const pinned = at('node_modules', '.bin', windows ? 'node.cmd' : 'node')

/** The pinned runtime needs glibc. Where it does not run it must not stand first in PATH, as `npm run` would have it. */
function dropUnusableRuntime() {
  if (!existsSync(pinned)) return
  const tried = spawnSync(pinned, ['--version'], { encoding: 'utf8', shell: windows })
  if (tried.status === 0) return
  unlinkSync(pinned)
  say('the pinned Node does not run on this system (it needs glibc; Alpine has musl): using the system’s Node')
}

function runtime() {
  if (existsSync(pinned)) return pinned
  if (isNewEnough()) return process.execPath
  throw new NotReady(
    `Auburn needs Node ${NODE_NEEDED} or newer, and this is ${process.version}. For ${process.platform} on ${process.arch} npm carries ` +
      `no Node to pin: install Node ${NODE_NEEDED} (nodejs.org) and try again`,
  )
}

function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const [least, leastMinor] = NODE_NEEDED.split('.').map(Number)
  return major > least || (major === least && minor >= leastMinor)
}

/** Makes the library links that the database's install script makes, where those are switched off, and sees it run. */
function tryEmbedded() {
  const script = `import { findBinaries } from ${JSON.stringify(pathToFileURL(at('src', 'store', 'embedded-binaries.ts')).href)}
    findBinaries()`
  try {
    execFileSync(runtime(), ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: false,
    })
  } catch (error) {
    if (error instanceof NotReady) throw error
    const why = /Error: (.*)/.exec(String(error.stderr))?.[1] ?? error.message
    say(`the embedded PostgreSQL cannot be used here: ${why}`)
  }
}

// ------------------------------------------------------------------ portal

const portal = at('build', 'portal')
const portalStamp = at('build', 'portal.stamp')

function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .flatMap(entry => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .filter(path => !/\.test\.tsx?$/.test(path))
    .sort()
}

function portalKey() {
  const inputs = ['portal', 'domain', 'formats'].flatMap(room => filesBelow(at('src', room)))
  const sum = createHash('sha256')
  for (const path of [...inputs, at('vite.config.ts'), at('package-lock.json'), at('tools', 'ready.js')]) {
    sum.update(`${path.slice(root.length)}\0${hash(read(path))}\0`)
  }
  return sum.digest('hex')
}

/** The server sends the compressed file beside the asset; nothing is compressed while somebody waits. */
function compress(path) {
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
}

/** Built aside and then put in place: neither a failed build nor a killed one leaves half a portal. */
function buildPortal() {
  if (!existsSync(at('src', 'portal', 'index.html')) || !existsSync(at('vite.config.ts'))) {
    say('there is no portal to build yet (src/portal/index.html and vite.config.ts): going on without it')
    return
  }
  const key = portalKey()
  if (existsSync(join(portal, 'index.html')) && read(portalStamp) === key) return
  say('building the portal (Vite)')
  const began = Date.now()
  const fresh = `${portal}.new-${process.pid}`
  const { NODE_ENV: _, ...env } = process.env
  const vite = at('node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn']
  const ended = spawnSync(runtime(), args, { cwd: root, stdio: ['ignore', 2, 2], env, shell: windows })
  if (ended.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new NotReady('the portal does not build; what Vite said is above')
  }
  for (const path of filesBelow(fresh)) if (/\.(m?js|css|svg)$/.test(path)) compress(path)
  rmSync(portal, { recursive: true, force: true })
  renameSync(fresh, portal)
  writeFileSync(portalStamp, key)
  say(`the portal is built (${seconds(began)})`)
}

// ------------------------------------------------------------------ one at a time

const lockFile = at('.cache', 'ready.lock')

/** Two terminals in one clone: the second waits for the first to have installed and built. */
async function alone(work) {
  mkdirSync(dirname(lockFile), { recursive: true })
  for (let said = false; ; said = true) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = Number(read(lockFile))
      if (holder > 0 ? !isAlive(holder) : isOld(lockFile)) {
        rmSync(lockFile, { force: true })
        continue
      }
      if (!said) say(`waiting for another start in this folder (PID ${holder})`)
      await new Promise(done => setTimeout(done, 200))
    }
  }
  try {
    return await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function isOld(path) {
  try {
    return Date.now() - statSync(path).mtimeMs > 5_000
  } catch {
    return true
  }
}

const seconds = began => `${((Date.now() - began) / 1000).toFixed(1)} s`

async function main(purpose) {
  if (!['start', 'test', 'check', 'portal', 'bench'].includes(purpose)) {
    throw new NotReady('usage: node tools/ready.js start|test|check|portal|bench')
  }
  await alone(async () => {
    install()
    runtime()
    if (['start', 'portal', 'bench'].includes(purpose)) buildPortal()
  })
  if (purpose === 'test' || purpose === 'bench') {
    // Imported late: it needs what was installed. For tests the portal is built (and counted) as one of them.
    const { findChromium } = await import('./chromium.js')
    await findChromium({ install: true, say })
  }
}

main(process.argv[2]).catch(error => {
  say(error instanceof NotReady || process.argv[2] === 'test' ? error.message : error.stack)
  process.exitCode = 1
})
