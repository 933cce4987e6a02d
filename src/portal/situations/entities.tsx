import { Button } from '@mantine/core'
import { useState } from 'react'
import { REGIONS, SECTORS } from '../../domain/member.ts'
import { ENTITY_KIND_NAMES, ENTITY_KINDS } from '../../domain/situation.ts'
import type { Part, Situation } from './api.ts'
import { PartForm } from './part-form.tsx'
import { SourceChips } from './sources.tsx'
import { PartTools } from './statements.tsx'

/** Who and what is in it: actors, malware, tools, infrastructure, victims, vulnerabilities, techniques. */
export function Entities({ situation }: { situation: Situation }) {
  const [asked, setAsked] = useState<Part | 'new'>()
  const entities = situation.parts.filter(p => p.kind === 'entity')
  return (
    <section className="section">
      <div className="page-head">
        <h2>Entities</h2>
        <Button size="xs" variant="default" onClick={() => setAsked('new')}>
          Add an entity
        </Button>
      </div>
      {entities.length === 0 && <p className="quiet">Name who is behind it, what they use, and whom it hits.</p>}
      <div className="entities">
        {ENTITY_KINDS.map(kind => {
          const here = entities.filter(e => e.entity === kind)
          if (here.length === 0) return null
          return (
            <section key={kind}>
              <h3>{ENTITY_KIND_NAMES[kind]}</h3>
              <ul className="things">
                {here.map(e => (
                  <li key={e.id}>
                    <b className="wrap">{e.text}</b>
                    {e.aliases && e.aliases.length > 0 && (
                      <span className="small quiet wrap">also {e.aliases.join(', ')}</span>
                    )}
                    {(e.sector ?? e.region) && (
                      <span className="small">
                        {[e.sector && SECTORS[e.sector], e.region && REGIONS[e.region]].filter(Boolean).join(', ')}
                      </span>
                    )}
                    <SourceChips part={e} />
                    <PartTools situation={situation} part={e} reword={() => setAsked(e)} />
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
      {asked && (
        <PartForm
          situation={situation}
          kind="entity"
          {...(asked === 'new' ? {} : { part: asked })}
          close={() => setAsked(undefined)}
        />
      )}
    </section>
  )
}
