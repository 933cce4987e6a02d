import { loadAttack } from '../flows/load-attack.ts'
import { AttackFileError, readAttackBundle } from '../formats/attack/bundle.ts'
import { type Command, UsageError } from './command.ts'
import type { WithPartnership } from './operate.ts'

/** MITRE ATT&CK is not part of Auburn: the operator gets the file, and loads it. */
export const attackCommand = (within: WithPartnership): Command => ({
  usage: 'attack FILE',
  summary: 'Load a matrix of MITRE ATT&CK: names of techniques, and the picture’s matrix in today’s order of tactics.',
  help: `
  FILE is a STIX bundle as MITRE publishes it, such as enterprise-attack.json (also mobile-attack, ics-attack); - reads standard
  input. It takes the place of what was loaded of the same matrix. Load it again when MITRE publishes a new version.`,
  options: {},
  words: [1, 1],
  run: async (given, io) => {
    const path = given.positionals[0] ?? ''
    const text = new TextDecoder('utf-8').decode(await io.read(path))
    const { matrix, leftOut } = read(path, text)
    await within(io, ctx => loadAttack(ctx, matrix))
    const { domain, name, version, tactics, techniques } = matrix
    const current = techniques.filter(t => t.state === 'current').length
    const told = { domain, name, version, tactics: tactics.length, techniques: techniques.length, current, leftOut }
    io.out(
      given.is('json')
        ? JSON.stringify(told)
        : `${name}${version ? ` ${version}` : ''} (${domain}): ${tactics.length} tactics, ${current} techniques, and ${techniques.length - current} that were revoked or deprecated.${
            leftOut > 0 ? ` ${leftOut} objects without the form of one were left out.` : ''
          }`,
    )
    return 0
  },
})

function read(path: string, text: string) {
  try {
    return readAttackBundle(text)
  } catch (error) {
    if (error instanceof AttackFileError) throw new UsageError(`${path}: ${error.message}. Is it MITRE’s STIX file?`)
    throw error
  }
}
