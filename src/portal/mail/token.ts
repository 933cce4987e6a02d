/** The token stands behind `#`, so that it is in no log; once read, it leaves the address bar and the history too. */
export function tokenBehind(): string {
  const token = window.location.hash.slice(1)
  if (token) window.history.replaceState(window.history.state, '', window.location.pathname)
  return token
}
