import { Modal, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { KEY_HELP } from './keys.ts'
import { namedAs, useMe } from './me.ts'
import { getsPage } from './pages.ts'
import { useGo } from './parts/link.tsx'
import { paths } from './paths.ts'
import { preferences } from './preferences.ts'
import { queries } from './queries.ts'

interface Command {
  label: string
  hint: string
  run: () => void
}

/** Ctrl-K: every place and the few commands, found by typing. */
export function Palette({ close, showKeys }: { close: () => void; showKeys: () => void }) {
  const go = useGo()
  const commands = useCommands(showKeys)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const found: Command[] = commands
    .filter(command => words.every(word => `${command.label} ${command.hint}`.toLowerCase().includes(word)))
    .slice(0, 12)
  if (text.trim()) {
    found.push({ label: `Search for “${text.trim()}”`, hint: 'Search', run: () => go(paths.search(text.trim())) })
    found.push({ label: `Look up “${text.trim()}”`, hint: 'Value', run: () => go(paths.lookup(text.trim())) })
  }
  const chosen = Math.min(at, found.length - 1)
  const run = (command: Command | undefined) => {
    close()
    command?.run()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0))
    else if (event.key === 'Enter') run(found[chosen])
    else return
    event.preventDefault()
  }
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      padding={0}
      size="lg"
      yOffset="10vh"
      aria-label="Command palette"
    >
      <TextInput
        data-autofocus
        size="md"
        variant="unstyled"
        className="palette-input"
        placeholder="Go to, do, search…"
        aria-label="Command"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found[chosen] ? `palette-${chosen}` : undefined}
        value={text}
        onChange={event => {
          setText(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <div id="palette-list" role="listbox" aria-label="Commands" className="palette-list">
        {found.map((command, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
          <div
            key={`${command.hint} ${command.label}`}
            id={`palette-${place}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === chosen}
            onClick={() => run(command)}
            className="palette-option"
          >
            <span>{command.label}</span>
            <span className="quiet">{command.hint}</span>
          </div>
        ))}
      </div>
    </Modal>
  )
}

function useCommands(showKeys: () => void): Command[] {
  const go = useGo()
  const me = useMe()
  const nodes = useQuery(queries.nodes).data?.items ?? []
  const place = (label: string, href: string, hint = 'Go to'): Command[] =>
    getsPage(me.role, href) ? [{ label, hint, run: () => go(href) }] : []
  return [
    ...place('Share something', paths.share(), 'Do'),
    ...place('Ask a question', paths.share({ kind: 'question' }), 'Do'),
    ...place('Feed', paths.feed()),
    ...place('Unread', paths.feed({ unread: true })),
    ...place('What I follow', paths.feed({ followed: true })),
    ...place('What we shared', paths.feed({ mine: true })),
    ...place('Inbox', paths.inbox),
    ...place('Questions', paths.questions()),
    ...place('Look up values', paths.lookup()),
    ...place('Advisories', paths.advisories()),
    ...(me.atDesk ? place('Situations', paths.situations()) : []),
    ...(me.atDesk ? place('Begin an advisory', paths.newAdvisory(), 'Do') : []),
    ...place('Members', paths.members),
    ...place('All nodes', paths.nodes),
    ...place('Sign-off', paths.drafts),
    ...place('Settings', paths.settings()),
    ...place('Keys and sessions', paths.settings('keys')),
    ...(me.analyst?.lent
      ? place(namedAs(me), paths.desk, 'My desk')
      : place(me.member.name, paths.member(me.member.handle), 'My organisation')),
    ...nodes.flatMap(node => place(node.name, paths.node(node.handle), 'Node')),
    { label: 'Keyboard', hint: 'Help', run: showKeys },
    {
      label: preferences.get().density === 'dense' ? 'Roomier lists' : 'Denser lists',
      hint: 'Look',
      run: () => preferences.set({ density: preferences.get().density === 'dense' ? 'comfortable' : 'dense' }),
    },
  ]
}

export function KeyHelp({ close }: { close: () => void }) {
  return (
    <Modal opened onClose={close} title="Keyboard">
      <dl className="keys">
        {KEY_HELP.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">Single keys can be switched off in Settings.</p>
    </Modal>
  )
}
