import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ask } from './finder.ts'
import { rowAdded } from './moves.ts'
import { ownTermsOf } from './strikes.ts'
import type { Desk } from './use-draft.ts'

/** A value typed in, in any form that people write values in. */
export function AddByHand({ desk }: { desk: Desk }) {
  const [value, setValue] = useState('')
  const [said, setSaid] = useState<{ text: string; bad: boolean }>()
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const { me, terms, draft } = desk
    if (value.trim() === '' || me === undefined) return
    const own = ownTermsOf(me, terms, draft.people)
    const { found } = await ask({ ask: 'values', text: value, own, demo: me.partnership.demo })
    if (found.length === 0) {
      setSaid({ bad: true, text: 'That is no value Auburn knows: an address, domain, URL, hash, CVE, technique…' })
      return
    }
    for (const one of found) {
      desk.move(draft => rowAdded(draft, { ...one, ticked: true, reason: 'Added by hand' }))
    }
    setSaid({ bad: false, text: found.length === 1 ? 'Added.' : `${found.length} values added.` })
    setValue('')
  }
  return (
    <form className="sh-row sh-add" onSubmit={event => void add(event)}>
      <TextInput
        value={value}
        onChange={event => setValue(event.currentTarget.value)}
        aria-label="Add a value by hand"
        placeholder="Add by hand: 192.0.2[.]1, a hash, T1566.001…"
        error={said?.bad ? said.text : undefined}
        size="sm"
        className="sh-grow"
        classNames={{ input: 'sh-mono' }}
      />
      <Button type="submit" variant="default" size="sm">
        Add
      </Button>
      <span className="quiet sh-small" aria-live="polite">
        {said && !said.bad ? said.text : ''}
      </span>
    </form>
  )
}
