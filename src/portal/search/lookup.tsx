export function LookupPage() {
  return null
}
