import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { paths } from '../paths.ts'
import { searchOf } from '../search/search.ts'
import { useGo } from './link.tsx'

/** The one search box. What was searched is in the URL, so it can be kept and shared. */
export function SearchBox() {
  const go = useGo()
  const { pathname, searchStr } = useLocation()
  const asked = pathname === '/search' ? (new URLSearchParams(searchStr).get('q') ?? '') : ''
  const [text, setText] = useState(asked)
  useEffect(() => setText(asked), [asked])
  const search = (event: FormEvent) => {
    event.preventDefault()
    const narrowed = pathname === '/search' ? Object.fromEntries(new URLSearchParams(searchStr)) : {}
    if (text.trim()) go(paths.searchFor(searchOf({ ...narrowed, q: text })))
  }
  return (
    <search className="search-box">
      <form onSubmit={search}>
        <TextInput
          id="search-box"
          type="search"
          size="sm"
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          onKeyDown={event => event.key === 'Escape' && event.currentTarget.blur()}
          leftSection={<IconSearch size={16} aria-hidden />}
          placeholder="Search  /"
          aria-label="Search reports and values"
          aria-keyshortcuts="/"
          maxLength={300}
        />
      </form>
    </search>
  )
}
