/**
 * Where to go after signing in: the page that was asked for, or what `back` says, and never another site, whatever the
 * address says. Read as a browser reads it: it drops tabs and line ends, and takes `\\` for `/`.
 */
export function backFrom(pathname: string, search: string, origin: string): string {
  const wanted = pathname === '/sign-in' ? (new URLSearchParams(search).get('back') ?? '/') : pathname + search
  if (!wanted.startsWith('/') || !URL.canParse(wanted, origin)) return '/'
  const url = new URL(wanted, origin)
  return url.origin === origin ? url.pathname + url.search : '/'
}
