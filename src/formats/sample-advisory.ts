import type { Report } from './api/reports.ts'

/** For tests of what leaves: an advisory as a reader of its SOC package gets it. */
export function sample(changed: Partial<Report> = {}): Report {
  const step = (n: number) => ({
    id: `5a0c17b2-0000-4000-8000-00000000000${n}`,
    text:
      [
        'Update every EdgeGate to 4.2.1',
        'Look for unknown accounts on it',
        'Ask your supplier whether it runs one for you',
      ][n - 1] ?? '',
    why: 'Whoever knows the flaw gets in without a password.',
    minutes: 5,
    who: (['it', 'you', 'it-supplier'] as const)[n - 1] ?? 'it',
    control: 'security-update-management' as const,
  })
  const indicator = (
    n: number,
    type: 'ipv4' | 'domain' | 'url' | 'sha256' | 'cve' | 'attack-technique' | 'user-agent' | 'file-path',
    value: string,
    use: 'block' | 'detect' | 'hunt' | 'context' | 'do-not-touch' = 'block',
  ) => ({
    id: `1d0c17b2-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`,
    type,
    value,
    role: 'c2' as const,
    use,
  })
  return {
    id: '9f0c17b2-0000-4000-8000-000000000001',
    kind: 'advisory',
    layer: 'full',
    tlp: 'AMBER',
    title: 'EdgeGate appliances are being broken into: update today',
    summary:
      'A flaw in **Larkspur EdgeGate** is used against firms like yours. Update today; it takes a quarter of an hour.',
    from: { named: true, handle: 'desk', name: 'Fusion Cell' },
    to: [],
    mine: false,
    sharedAt: '2026-06-01T09:00:00.000Z',
    changedAt: '2026-06-02T10:30:00.000Z',
    version: 2,
    indicatorCount: 8,
    entryCount: 0,
    sightingCount: 0,
    answered: false,
    unread: true,
    followed: false,
    muted: false,
    provenance: { kind: 'own-observation' },
    notes:
      'It is highly likely that the same group is behind all three.\n\n## What was seen\n\n- A web shell under `/var/edge/x`\n- Calls to https://evil.example/x from it\n\nWe have moderate confidence in this.',
    indicators: [
      indicator(1, 'ipv4', '192.0.2.7'),
      indicator(2, 'domain', 'gate-update.example'),
      indicator(3, 'url', "https://gate-update.example/a'b\\c"),
      indicator(4, 'sha256', 'a'.repeat(64), 'detect'),
      indicator(5, 'cve', 'CVE-2026-12345', 'context'),
      indicator(6, 'attack-technique', 'T1505.003', 'context'),
      indicator(7, 'user-agent', '=cmd|calc', 'hunt'),
      indicator(8, 'domain', 'innocent.example', 'do-not-touch'),
    ],
    may: { edit: false, withdraw: false, reply: true, answerPrivately: true },
    advisory: {
      kind: 'alert',
      edition: 2,
      steps: [step(1), step(2), step(3)],
      hunts: [
        { title: 'New files under the web root', query: 'DeviceFileEvents\n| where FolderPath startswith "/var/edge"' },
      ],
      rules: [
        {
          language: 'sigma',
          name: 'EdgeGate web shell',
          text: 'title: EdgeGate web shell\nlogsource:\n  product: linux\n',
        },
      ],
    },
    ...changed,
  }
}
