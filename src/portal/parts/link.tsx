import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent, Ref } from 'react'

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string
  ref?: Ref<HTMLAnchorElement>
}

/** An ordinary link that stays in the page when it is clicked plainly. `href` comes from paths.ts. */
export function Link({ href, onClick, ...rest }: Props) {
  const router = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    router.history.push(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}

/** Goes to a URL of paths.ts. */
export function useGo(): (href: string, how?: { replace?: boolean }) => void {
  const router = useRouter()
  return (href, how) => (how?.replace ? router.history.replace(href) : router.history.push(href))
}
