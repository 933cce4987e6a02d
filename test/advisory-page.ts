import type { Page } from 'playwright-core'

/** On the page of a draft: gives a rendering to the first that is offered for what was typed, by the keys alone. */
export async function giveByKeys(page: Page, rendering: string, to: string): Promise<void> {
  const there = page.getByRole('textbox', { name: `Give the ${rendering} to` })
  await there.fill(to)
  // The list as it was narrowed: before that its first is another.
  await page
    .getByRole('listbox')
    .getByRole('option')
    .first()
    .filter({ hasText: new RegExp(`^${to}`, 'i') })
    .waitFor()
  await there.press('ArrowDown')
  await there.press('Enter')
  await page.getByRole('list', { name: `Who gets the ${rendering}` }).waitFor()
}
