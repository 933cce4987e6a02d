import { CYBER_ESSENTIALS_NAMES, STEP_DOER_NAMES } from '../../domain/advisory.ts'
import { INDICATOR_TYPE_NAMES, ROLE_NAMES, type Role, USE_NAMES } from '../../domain/indicator.ts'
import { mayBeActedOn } from '../../domain/leaving.ts'
import type { Report } from '../api/reports.ts'
import { defang } from '../text/defang.ts'
import { markingId, markingObject } from './marking.ts'
import { patternOf } from './pattern.ts'

export { markingId, markingObject } from './marking.ts'
export { literal, patternOf } from './pattern.ts'

/** A STIX 2.1 object; what each type has besides is the standard's. */
export interface StixObject {
  type: string
  spec_version: '2.1'
  id: string
  [property: string]: unknown
}
export interface Bundle {
  type: 'bundle'
  id: string
  objects: StixObject[]
}

/** A UUID for a thing of this rendition: the same for the same name, and told by nobody who has not the secret. */
export type IdOf = (name: string) => string

/** OASIS indicator-type-ov. */
const typeOf = (role: Role): string =>
  role === 'hacked-innocent'
    ? 'compromised'
    : role === 'unknown'
      ? 'unknown'
      : role === 'scanner'
        ? 'anomalous-activity'
        : 'malicious-activity'

type Listed = NonNullable<Report['indicators']>[number]

/**
 * One rendition of a report as a STIX 2.1 bundle: its report object, the identity it is from (an organisation, or the crowd), an
 * indicator for what tools may act on, vulnerability and attack-pattern objects for CVEs and techniques, course-of-action for
 * steps, and a note for what is to be read by people. Every object carries the rendition's TLP 2.0 marking.
 */
export function reportBundle(report: Report, idOf: IdOf): Bundle {
  const times = { created: report.sharedAt, modified: report.changedAt }
  const marked = { object_marking_refs: [markingId(report.tlp)] }
  const identity = identityOf(report, idOf)
  const common = { spec_version: '2.1' as const, ...times, created_by_ref: identity.id, ...marked }
  const object = (type: string, name: string, rest: Record<string, unknown>): StixObject => ({
    type,
    id: `${type}--${idOf(`${type} ${name}`)}`,
    ...common,
    ...rest,
  })
  const live = (report.indicators ?? []).filter(i => !i.withdrawn)
  const said = [
    ...live.flatMap(i => sighted(i, report, object)),
    ...stepObjects(report, object),
    ...ruleObjects(report, object),
    ...huntNotes(report, object),
    ...readNote(live, report, object),
  ]
  const id = `report--${idOf('report')}`
  const notes = said.map(o => (o.type === 'note' ? { ...o, object_refs: [id] } : o))
  const whole: StixObject = {
    type: 'report',
    id,
    ...common,
    name: report.title,
    ...(report.summary ? { description: report.summary } : {}),
    report_types: [REPORT_TYPES[report.kind]],
    published: report.sharedAt,
    // A report refers to something (STIX 2.1, section 4.14): at least to whom it is from.
    object_refs:
      notes.length > 0
        ? notes
            .filter(o => o.type !== 'note')
            .map(o => o.id)
            .concat(identity.id)
        : [identity.id],
  }
  const all = [markingObject(report.tlp), identity, whole, ...notes]
  return { type: 'bundle', id: `bundle--${idOf(`bundle ${report.changedAt}`)}`, objects: all }
}

const REPORT_TYPES: Record<Report['kind'], string> = {
  incident: 'threat-report',
  campaign: 'campaign',
  vulnerability: 'vulnerability',
  reconnaissance: 'threat-report',
  question: 'threat-report',
  experience: 'threat-report',
  advisory: 'threat-report',
}

/** Who it is from: an organisation, or a crowd. It belongs to this rendition, so that nothing is joined through it. */
function identityOf({ from, tlp, sharedAt, changedAt }: Report, idOf: IdOf): StixObject {
  const name = from.named ? from.name : from.crowd
  return {
    type: 'identity',
    spec_version: '2.1',
    id: `identity--${idOf(`identity ${name}`)}`,
    created: sharedAt,
    modified: changedAt,
    name,
    identity_class: from.named ? 'organization' : 'class',
    object_marking_refs: [markingId(tlp)],
  }
}

type Make = (type: string, name: string, rest: Record<string, unknown>) => StixObject

function sighted(i: Listed, report: Report, object: Make): StixObject[] {
  if (i.type === 'cve')
    return [
      object('vulnerability', i.id, {
        name: i.value,
        external_references: [{ source_name: 'cve', external_id: i.value }],
      }),
    ]
  if (i.type === 'attack-technique')
    return [
      object('attack-pattern', i.id, {
        name: i.value,
        external_references: [
          {
            source_name: 'mitre-attack',
            external_id: i.value,
            url: `https://attack.mitre.org/techniques/${i.value.replace('.', '/')}/`,
          },
        ],
      }),
    ]
  const pattern = mayBeActedOn(i) ? patternOf(i) : undefined
  if (!pattern) return []
  return [
    object('indicator', i.id, {
      name: `${INDICATOR_TYPE_NAMES[i.type]}: ${ROLE_NAMES[i.role].toLowerCase()}`,
      indicator_types: [typeOf(i.role)],
      pattern: pattern.text,
      pattern_type: pattern.type,
      ...(pattern.type === 'stix' ? { pattern_version: '2.1' } : {}),
      valid_from: report.sharedAt,
      labels: [`role:${i.role}`, `use:${i.use}`],
    }),
  ]
}

const stepObjects = (report: Report, object: Make): StixObject[] =>
  (report.advisory?.steps ?? []).map(step =>
    object('course-of-action', step.id, {
      name: step.text.slice(0, 250),
      description: [
        step.text,
        `Why: ${step.why}`,
        `How long: about ${step.minutes} minutes`,
        `Who: ${STEP_DOER_NAMES[step.who]}`,
        ...(step.control ? [`Cyber Essentials: ${CYBER_ESSENTIALS_NAMES[step.control]}`] : []),
      ].join('\n'),
    }),
  )

const ruleObjects = (report: Report, object: Make): StixObject[] =>
  (report.advisory?.rules ?? []).map((rule, n) =>
    object('indicator', `rule ${n} ${rule.language} ${rule.name}`, {
      name: rule.name,
      indicator_types: ['malicious-activity'],
      pattern: rule.text,
      pattern_type: rule.language,
      valid_from: report.sharedAt,
      labels: ['use:detect'],
    }),
  )

const huntNotes = (report: Report, object: Make): StixObject[] =>
  (report.advisory?.hunts ?? []).map((hunt, n) =>
    object('note', `hunt ${n}`, { abstract: `Hunt: ${hunt.title}`, content: hunt.query, object_refs: [] }),
  )

/** What no tool may act on, and what no pattern says, for people: defanged. And the texts of the report. */
function readNote(live: readonly Listed[], report: Report, object: Make): StixObject[] {
  const read = live.filter(
    i => i.type !== 'cve' && i.type !== 'attack-technique' && (!mayBeActedOn(i) || !patternOf(i)),
  )
  const values = read.map(i => `${USE_NAMES[i.use]} · ${ROLE_NAMES[i.role]} · ${defang(i.type, i.value)}`)
  const texts: [string, string | undefined][] = [
    ['Notes', report.notes],
    ['What happened', report.story],
    ['Impact', report.impact],
    ['Values to know of, not to act on by tools', values.length > 0 ? values.join('\n') : undefined],
  ]
  return texts.flatMap(([abstract, content]) =>
    content ? [object('note', abstract, { abstract, content, object_refs: [] })] : [],
  )
}
