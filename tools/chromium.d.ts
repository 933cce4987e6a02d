/** A Chromium that was seen to start, in the words of playwright-core's `launch`. */
export interface Chromium {
  executablePath: string
  env?: Record<string, string>
  args: string[]
  from: string
}

export declare const chromiumArgs: string[]

export declare function findChromium(options?: { install?: boolean; say?: (line: string) => void }): Promise<Chromium>
