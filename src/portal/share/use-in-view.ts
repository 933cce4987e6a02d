import { useEffect, useState } from 'react'

/** Is this part of the page in front of the reader's eyes now? */
export function useInView(id: string, there: boolean): boolean {
  const [inView, setInView] = useState(false)
  useEffect(() => {
    const part = document.getElementById(id)
    if (!there || part === null) {
      setInView(false)
      return
    }
    const watch = new IntersectionObserver(
      entries => {
        const last = entries.at(-1)
        if (last) setInView(last.isIntersecting)
      },
      { rootMargin: '0px 0px -35% 0px' },
    )
    watch.observe(part)
    return () => watch.disconnect()
  }, [id, there])
  return inView
}

/** Has the part been looked at since `what` became what it is? Whatever was seen of another audience does not count. */
export function useSeen(id: string, there: boolean, what: string, current: boolean): boolean {
  const inView = useInView(id, there)
  const [seen, setSeen] = useState<string>()
  useEffect(() => {
    if (inView && current) setSeen(what)
  }, [inView, current, what])
  return there && seen === what
}
