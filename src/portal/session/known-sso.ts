/**
 * Where this browser's person signs in at their own organisation, kept in this browser alone: the address is private to
 * the member, because a list of organisations to pick from would tell who is one.
 */
const NAME = 'auburn-sso'
const BACK = 'auburn-sso-linking'

export const knownSso = {
  get: (): string | undefined => localStorage.getItem(NAME) ?? undefined,
  keep: (id: string): void => localStorage.setItem(NAME, id),
}
/** Whether who comes back from the provider was linking, in this tab. */
export const linking = {
  begin: (): void => sessionStorage.setItem(BACK, 'yes'),
  takeUp: (): boolean => {
    const was = sessionStorage.getItem(BACK) !== null
    sessionStorage.removeItem(BACK)
    return was
  },
}
