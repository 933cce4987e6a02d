import type { AttackMatrix } from '../domain/attack.ts'
import { readAttackBundle } from '../formats/attack/bundle.ts'

/**
 * As much of ATT&CK as the stories use, in the form of MITRE's file, so that it comes in by the same way as the real one:
 * ids, names and tactics alone. A real partnership loads the file itself (`auburn attack FILE`). Mobile is left out: a
 * technique of a matrix that is not loaded is shown as such.
 */
const ENTERPRISE = `TA0043 reconnaissance Reconnaissance
TA0042 resource-development Resource Development
TA0001 initial-access Initial Access
TA0002 execution Execution
TA0003 persistence Persistence
TA0004 privilege-escalation Privilege Escalation
TA0005 stealth Stealth
TA0112 defense-impairment Defense Impairment
TA0006 credential-access Credential Access
TA0007 discovery Discovery
TA0008 lateral-movement Lateral Movement
TA0009 collection Collection
TA0011 command-and-control Command and Control
TA0010 exfiltration Exfiltration
TA0040 impact Impact`
const ENTERPRISE_TECHNIQUES = `T1055 privilege-escalation Process Injection
T1059 execution Command and Scripting Interpreter
T1059.001 execution PowerShell
T1071 command-and-control Application Layer Protocol
T1071.001 command-and-control Web Protocols
T1078 initial-access,persistence,privilege-escalation Valid Accounts
T1078.001 initial-access,persistence,privilege-escalation Default Accounts
T1110 credential-access Brute Force
T1110.001 credential-access Password Guessing
T1110.003 credential-access Password Spraying
T1110.004 credential-access Credential Stuffing
T1111 credential-access Multi-Factor Authentication Interception
T1115 collection Clipboard Data
T1133 initial-access,persistence External Remote Services
T1176 persistence Software Extensions
T1190 initial-access Exploit Public-Facing Application
T1199 initial-access Trusted Relationship
T1204 execution User Execution
T1204.002 execution Malicious File
T1204.004 execution Malicious Copy and Paste
T1219 command-and-control Remote Access Tools
T1486 impact Data Encrypted for Impact
T1498 impact Network Denial of Service
T1505 persistence Server Software Component
T1505.003 persistence Web Shell
T1539 credential-access Steal Web Session Cookie
T1555 credential-access Credentials from Password Stores
T1555.003 credential-access Credentials from Web Browsers
T1557 credential-access,collection Adversary-in-the-Middle
T1566 initial-access Phishing
T1566.001 initial-access Spearphishing Attachment
T1583 resource-development Acquire Infrastructure
T1583.001 resource-development Domains
T1583.003 resource-development Virtual Private Server
T1595 reconnaissance Active Scanning
T1595.001 reconnaissance Scanning IP Blocks
T1656 stealth Impersonation
T1657 impact Financial Theft`
const ICS = `TA0108 initial-access Initial Access
TA0104 execution Execution
TA0110 persistence Persistence
TA0102 discovery Discovery
TA0109 lateral-movement Lateral Movement
TA0107 inhibit-response-function Inhibit Response Function
TA0105 impact Impact`
const ICS_TECHNIQUES = `T0812 lateral-movement Default Credentials
T0814 inhibit-response-function Denial of Service
T0846 discovery Remote System Discovery
T0859 persistence,lateral-movement Valid Accounts`

export const demoMatrices = (): AttackMatrix[] => [
  read('enterprise-attack', 'Enterprise ATT&CK', ENTERPRISE, ENTERPRISE_TECHNIQUES),
  read('ics-attack', 'ATT&CK for ICS', ICS, ICS_TECHNIQUES),
]

/** An id, a word, and the rest of the line. */
const linesOf = (text: string): [id: string, word: string, name: string][] =>
  text.split('\n').map(line => {
    const [id = '', word = '', ...name] = line.split(' ')
    return [id, word, name.join(' ')]
  })
function read(domain: string, name: string, tactics: string, techniques: string): AttackMatrix {
  const outside = (external_id: string) => [{ source_name: 'mitre-attack', external_id }]
  const objects = [
    {
      type: 'x-mitre-matrix',
      id: `x-mitre-matrix--${domain}`,
      name,
      external_references: outside(domain),
      tactic_refs: linesOf(tactics).map(([id]) => `x-mitre-tactic--${id}`),
    },
    ...linesOf(tactics).map(([id, shortName, tactic]) => ({
      type: 'x-mitre-tactic',
      id: `x-mitre-tactic--${id}`,
      name: tactic,
      x_mitre_shortname: shortName,
      external_references: outside(id),
    })),
    ...linesOf(techniques).map(([id, phases, technique]) => ({
      type: 'attack-pattern',
      id: `attack-pattern--${id}`,
      name: technique,
      external_references: outside(id),
      kill_chain_phases: phases.split(',').map(phase_name => ({ kill_chain_name: 'mitre-attack', phase_name })),
    })),
  ]
  return readAttackBundle(JSON.stringify({ type: 'bundle', id: `bundle--${domain}`, objects })).matrix
}
