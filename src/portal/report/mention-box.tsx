import { Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { plural } from '../parts/crowd.ts'
import { queries } from '../queries.ts'

type Props = Omit<ComponentProps<typeof Textarea>, 'value' | 'onChange'> & {
  value: string
  set: (text: string) => void
}

/** What is being written after an `@` just before the caret. */
const BEGUN = /(?:^|[\s(])@([a-z0-9-]{0,63})$/i
const SHOWN = 7

/** A text in which `@` offers the members and nodes that its writer may know: arrows choose, Enter takes, Escape does without. */
export function MentionBox({ value, set, onKeyDown, ...rest }: Props) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [begun, setBegun] = useState<string>()
  const [at, setAt] = useState(0)
  const caret = useRef<number>(undefined)
  const offered = useQuery({ ...queries.circles(begun ?? ''), enabled: begun !== undefined })
  const found = (begun === undefined ? [] : (offered.data?.items ?? []))
    .filter(circle => circle.kind === 'member' || circle.kind === 'node')
    .slice(0, SHOWN)
  const chosen = found[Math.min(at, found.length - 1)]
  useLayoutEffect(() => {
    if (caret.current === undefined) return
    box.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })
  const look = (text: string, place: number) => {
    setBegun(BEGUN.exec(text.slice(0, place))?.[1])
    setAt(0)
  }
  const take = (handle: string) => {
    const place = box.current?.selectionStart ?? value.length
    const from = place - (begun?.length ?? 0)
    const before = `${value.slice(0, from)}${handle} `
    set(before + value.slice(place))
    caret.current = before.length
    setBegun(undefined)
    box.current?.focus()
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (chosen && plain && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key)) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === 'ArrowDown') setAt((found.indexOf(chosen) + 1) % found.length)
      else if (event.key === 'ArrowUp') setAt((found.indexOf(chosen) + found.length - 1) % found.length)
      else if (event.key === 'Escape') setBegun(undefined)
      else take(chosen.ref)
      return
    }
    onKeyDown?.(event)
  }
  return (
    <div>
      <Textarea
        {...rest}
        ref={box}
        value={value}
        onChange={event => {
          set(event.currentTarget.value)
          look(event.currentTarget.value, event.currentTarget.selectionStart)
        }}
        onKeyDown={press}
        onBlur={() => setBegun(undefined)}
        aria-autocomplete="list"
        {...(chosen ? { 'aria-controls': 'mentions', 'aria-activedescendant': `mention-${chosen.ref}` } : {})}
      />
      <p className="unseen" aria-live="polite">
        {found.length > 0 ? `${plural(found.length, 'name')} to mention: arrows choose, Enter takes` : ''}
      </p>
      {chosen && (
        <div id="mentions" role="listbox" tabIndex={-1} aria-label="Mention" className="mentions">
          {found.map(circle => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's
            <div
              key={circle.ref}
              id={`mention-${circle.ref}`}
              role="option"
              tabIndex={-1}
              aria-selected={circle === chosen}
              // The box keeps the focus.
              onMouseDown={event => event.preventDefault()}
              onClick={() => take(circle.ref)}
            >
              {circle.name} <span className="small quiet">{circle.hint}</span>
            </div>
          ))}
        </div>
      )}
      {/(?:^|[\s(])@[a-z0-9]/.test(value) && (
        <p className="small quiet">Whoever may not know whom you mention reads words such as “a member in Finance”.</p>
      )}
    </div>
  )
}
