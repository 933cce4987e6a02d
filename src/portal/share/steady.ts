/**
 * What is found in a text arrives when it has been found, above what the author may be about to press. The page then scrolls by
 * as much as that pushed, before it is painted: what lies under the pointer, has the keyboard, or on a touch screen stands in the
 * middle, stays where it was. A browser's own scroll anchoring holds the top of the window, not what the hand is at; it is off
 * here (`overflow-anchor`), so that nothing is made good twice. A ref: `<div ref={keepSteady}>`.
 */
export function keepSteady(page: HTMLElement | null): (() => void) | undefined {
  if (page === null) return undefined
  let hand: { x: number; y: number } | undefined
  /** Where the keyboard is, until a pointer moves. */
  let keyed: Element | undefined
  // What is held and what it stands in, innermost first: a button may be drawn anew, its section stays. Tops from the page's own.
  let held: { element: Element; top: number }[] = []
  let height = page.offsetHeight
  const topOf = (element: Element) => element.getBoundingClientRect().top - page.getBoundingClientRect().top
  const hold = (innermost: Element | null) => {
    held = []
    for (let at = innermost; at !== null && at !== page; at = at.parentElement) {
      // What scrolls by itself moves what is in it without any push.
      if (/auto|scroll/.test(getComputedStyle(at).overflowY)) held = []
      held.push({ element: at, top: topOf(at) })
    }
  }
  const holdable = (element: Element | null) =>
    element !== null && page.contains(element) && element.closest('.sh-bar') === null
  const inSight = (top: number) => top > 0 && top < window.innerHeight
  const holdUnderHand = () => {
    if (keyed && holdable(keyed) && inSight(keyed.getBoundingClientRect().top)) {
      hold(keyed)
      return
    }
    const under = hand ? document.elementFromPoint(hand.x, hand.y) : null
    const middle = () => document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2)
    const found = holdable(under) ? under : middle()
    hold(holdable(found) ? found : null)
  }
  /** Always before anything is held anew: what has been pushed since is not yet where it belongs. */
  const settle = () => {
    if (page.offsetHeight === height) return
    height = page.offsetHeight
    const still = held.find(({ element }) => element.isConnected)
    if (!still) return
    const pushed = topOf(still.element) - still.top
    const before = still.element.getBoundingClientRect().top - pushed
    still.top += pushed
    if (Math.abs(pushed) >= 1 && (still !== held[0] || inSight(before)))
      window.scrollBy({ top: pushed, behavior: 'instant' })
  }
  const seen = () => {
    settle()
    holdUnderHand()
  }
  const pointed = (event: PointerEvent) => {
    keyed = undefined
    hand = event.pointerType === 'mouse' ? { x: event.clientX, y: event.clientY } : undefined
    seen()
  }
  const focused = ({ target }: FocusEvent) => {
    keyed = target instanceof Element ? target : undefined
    seen()
  }
  const grown = new ResizeObserver(seen)
  grown.observe(page)
  page.addEventListener('pointermove', pointed)
  page.addEventListener('pointerdown', pointed)
  page.addEventListener('focusin', focused)
  window.addEventListener('scroll', seen, { passive: true })
  return () => {
    grown.disconnect()
    page.removeEventListener('pointermove', pointed)
    page.removeEventListener('pointerdown', pointed)
    page.removeEventListener('focusin', focused)
    window.removeEventListener('scroll', seen)
  }
}
