import { useEffect } from 'react'

/** The tab's title: "Feed · Auburn". Nothing that is marked stands in it: titles end in histories and screenshots. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Auburn`
  }, [title])
}
