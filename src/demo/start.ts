import type { Context } from '../flows/context.ts'

export async function prepareDemo(_ctx: Context, _data: string, _say: (line: string) => void): Promise<void> {}
export function onSignIn(_ctx: Context): void {}
