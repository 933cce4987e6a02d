const KEPT = 'auburn.invitation'

/** The token of an invitation's link: it outlives signing in and registering, in this tab alone, and is in no address bar, history or log. */
export function takeToken(): string {
  const token = window.location.hash.slice(1)
  if (token) {
    window.history.replaceState(window.history.state, '', window.location.pathname)
    sessionStorage.setItem(KEPT, token)
  }
  return keptToken()
}
export const keptToken = (): string => sessionStorage.getItem(KEPT) ?? ''
export const forgetToken = () => sessionStorage.removeItem(KEPT)
