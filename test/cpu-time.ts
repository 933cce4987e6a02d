/** Milliseconds of a core that this thread has had: what a text costs, however many others want the machine meanwhile. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
