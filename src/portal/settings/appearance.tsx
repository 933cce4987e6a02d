import { Radio, Switch, useMantineColorScheme } from '@mantine/core'
import { preferences, usePreferences } from '../preferences.ts'

/** Kept in this browser alone. */
export function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { density, singleKeys } = usePreferences()
  return (
    <div className="setting stack">
      <Radio.Group
        label="Light or dark"
        value={colorScheme}
        onChange={value => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
      >
        <div className="choices">
          <Radio value="auto" label="As the system" />
          <Radio value="light" label="Light" />
          <Radio value="dark" label="Dark" />
        </div>
      </Radio.Group>
      <Radio.Group
        label="Lists"
        value={density}
        onChange={value => preferences.set({ density: value === 'comfortable' ? 'comfortable' : 'dense' })}
      >
        <div className="choices">
          <Radio value="dense" label="Dense" />
          <Radio value="comfortable" label="Roomy" />
        </div>
      </Radio.Group>
      <Switch
        label="Single keys (/, c, j, k, x, s, ?)"
        description="Switch them off if you use speech input or they get in your way. Ctrl K stays."
        checked={singleKeys}
        onChange={event => preferences.set({ singleKeys: event.currentTarget.checked })}
      />
    </div>
  )
}
