/** Which characters of a text already belong to a value. Scanners run from the most to the least certain. */
export class Claims {
  private readonly taken: Uint8Array

  constructor(length: number) {
    this.taken = new Uint8Array(length)
  }

  free(start: number, end: number): boolean {
    for (let i = start; i < end; i++) if (this.taken[i] === 1) return false
    return true
  }

  take(start: number, end: number): void {
    this.taken.fill(1, start, end)
  }
}
