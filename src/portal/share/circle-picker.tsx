import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../queries.ts'
import type { PickableCircle } from '../wire.ts'
import type { Pick } from './draft.ts'
import { pickFrom } from './presets.ts'

interface Props {
  label: string
  placeholder?: string
  /** References that are chosen already and therefore not offered again. */
  chosen: readonly string[]
  /** Which circles may stand here at all: persons alone for RED. */
  suits?: (circle: PickableCircle) => boolean
  onPick: (circle: Pick) => void
  /** What the typed words themselves stand for, if they stand for something: an organisation by its domain. */
  typed?: (words: string) => Pick | undefined
  disabled?: boolean
}

const KINDS: Record<PickableCircle['kind'], string> = {
  everyone: 'Everyone',
  desk: 'The desk',
  node: 'Nodes',
  kind: 'Kinds of member',
  member: 'Members you may know',
  seat: 'Persons',
}
const ORDER: readonly PickableCircle['kind'][] = ['everyone', 'desk', 'node', 'kind', 'member', 'seat']

/** Finds circles by name. The server offers only what the author may know of. */
export function CirclePicker({
  label,
  placeholder = 'Add…',
  chosen,
  suits = () => true,
  onPick,
  typed,
  disabled = false,
}: Props) {
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [words, setWords] = useState('')
  const [sought] = useDebouncedValue(words.trim(), 120)
  const answer = useQuery({
    ...queries.circles(sought),
    enabled: combobox.dropdownOpened,
    placeholderData: before => before,
  })
  const offered = (answer.data?.items ?? []).filter(circle => !chosen.includes(circle.ref) && suits(circle))
  const own = typed?.(words.trim())
  const choose = (ref: string) => {
    if (own?.ref === ref) onPick(own)
    const circle = offered.find(other => other.ref === ref)
    if (circle) onPick(pickFrom(circle))
    setWords('')
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose} position="bottom-start" transitionProps={{ duration: 0 }}>
      <Combobox.Target>
        <TextInput
          value={words}
          onChange={event => {
            setWords(event.currentTarget.value)
            combobox.openDropdown()
            combobox.updateSelectedOptionIndex()
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          aria-label={label}
          placeholder={placeholder}
          size="sm"
          disabled={disabled}
          rightSection={answer.isFetching ? <Loader size={14} aria-label="Looking" /> : null}
        />
      </Combobox.Target>
      <Combobox.Dropdown className="sh-dropdown">
        <Combobox.Options aria-label={label}>
          {own && (
            <Combobox.Option value={own.ref}>
              {own.name}
              {own.hint !== '' && <span className="quiet sh-small"> {own.hint}</span>}
            </Combobox.Option>
          )}
          {offered.length === 0 && !own && (
            <Combobox.Empty>{answer.isFetching ? 'Looking…' : 'Nobody of that name whom you may know'}</Combobox.Empty>
          )}
          {ORDER.map(kind => {
            const some = offered.filter(circle => circle.kind === kind)
            return some.length === 0 ? null : (
              <Combobox.Group key={kind} label={KINDS[kind]}>
                {some.map(circle => (
                  <Combobox.Option key={circle.ref} value={circle.ref}>
                    {circle.name}
                    {circle.hint !== '' && <span className="quiet sh-small"> {circle.hint}</span>}
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            )
          })}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
