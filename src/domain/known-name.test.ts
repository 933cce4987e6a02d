import { expect, test } from 'vitest'
import { aliasesOf, tidyAliases } from './known-name.ts'

test('an alias knows every name that it stands for, however it is written', () => {
  const found = aliasesOf([
    { id: 'a', kind: 'actor', name: 'Marrow Lantern', aliases: ['Grey  Heron'] },
    { id: 'b', kind: 'actor', name: 'Quartz Magpie', aliases: ['grey heron'] },
  ])
  expect(found.find(f => f.text === 'Grey  Heron')?.names).toEqual(['a', 'b'])
  expect(found.find(f => f.text === 'Marrow Lantern')?.names).toEqual(['a'])
})

test('aliases are kept once, trimmed, and without the name', () => {
  expect(tidyAliases('Inkpot', [' inkpot ', 'Ink  well', 'ink well', ''])).toEqual(['Ink well'])
})
