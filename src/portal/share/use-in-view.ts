import { useEffect, useState } from 'react'

/** Has this part of the page been looked at? Once it has, that holds until `while_` ends. */
export function useInView(id: string, while_: boolean): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const part = document.getElementById(id)
    if (!while_ || part === null) {
      setSeen(false)
      return
    }
    const watch = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) setSeen(true)
      },
      { rootMargin: '0px 0px -35% 0px' },
    )
    watch.observe(part)
    return () => watch.disconnect()
  }, [id, while_])
  return seen
}
