export interface Goal {
  text: string;
  met: boolean;
  /** What was measured. */
  got: string;
}

export function goalLine({ text, met, got }: Goal): string {
  return `  ${met ? "✓ met    " : "✗ not met"}  ${text}: ${got}`;
}
