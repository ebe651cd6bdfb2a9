import { Container, Skeleton } from "@medusajs/ui";

/** Containers of the given heights, in place of sections that are still loading. */
export function Loading({ heights }: { heights: number[] }) {
  return (
    <div className="flex flex-col gap-y-3" aria-busy="true" data-testid="loading">
      {heights.map((height, index) => (
        <Container key={index} className="flex flex-col gap-y-4 px-6 py-4" style={{ height }}>
          <Skeleton className="h-6 w-40" />
          <Skeleton className="h-4 w-3/4" />
          {height > 160 && <Skeleton className="h-4 w-1/2" />}
        </Container>
      ))}
    </div>
  );
}
