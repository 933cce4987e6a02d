import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent: auburn. Everything else is ink on paper, so that a TLP badge is the loudest thing on a page. */
const auburn: MantineColorsTuple = [
  '#fbf3ef',
  '#f2e2d9',
  '#e6c5b4',
  '#dba98f',
  '#d09373',
  '#bd7552',
  '#a85c38',
  '#914a2a',
  '#7a3a1d',
  '#5e2b14',
]
const dark: MantineColorsTuple = [
  '#e4e2de',
  '#c9c6c1',
  '#b0b0ae',
  '#8d8e90',
  '#3c3f44',
  '#303338',
  '#26292d',
  '#1d1f22',
  '#151719',
  '#0e1011',
]

const system = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif'
const mono = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace'

export const theme = createTheme({
  colors: { auburn, dark },
  primaryColor: 'auburn',
  primaryShade: 8,
  fontFamily: system,
  fontFamilyMonospace: mono,
  headings: {
    fontFamily: system,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 32 } },
    Checkbox: { defaultProps: { size: 'sm' } },
    CloseButton: { defaultProps: { 'aria-label': 'Close' } },
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, transitionProps: { duration: 0 } } },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' }, transitionProps: { duration: 0 } } },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, events: { hover: true, focus: true, touch: false } } },
  },
})

/** What axe asks for: dimmed text and place-holders at 4.5:1 on both papers; the paper itself is ours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fdfcfa',
    '--mantine-color-text': '#1f1d1b',
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#5c636a',
    '--mantine-color-error': '#a3201a',
    '--mantine-color-anchor': '#7a3a1d',
    '--mantine-color-default-border': '#d8d3cb',
    '--mantine-color-gray-light-color': '#3f4449',
    '--au-surface': '#ffffff',
    '--au-sunk': '#f5f2ed',
    '--au-line': '#e4dfd7',
    '--au-accent': '#7a3a1d',
    '--au-chosen': '#f7ece5',
  },
  dark: {
    '--mantine-color-body': '#151719',
    '--mantine-color-text': '#e4e2de',
    '--mantine-color-dimmed': '#b0b7bd',
    '--mantine-color-placeholder': '#b0b7bd',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-anchor': '#e3b59c',
    '--mantine-color-default': '#1d1f22',
    '--mantine-color-default-border': '#3c3f44',
    '--mantine-color-auburn-light-color': '#e6c5b4',
    '--mantine-color-auburn-outline': '#dba98f',
    '--mantine-color-gray-light-color': '#c9c6c1',
    '--au-surface': '#1b1d20',
    '--au-sunk': '#111315',
    '--au-line': '#303338',
    '--au-accent': '#dba98f',
    '--au-chosen': '#2b211c',
  },
})
