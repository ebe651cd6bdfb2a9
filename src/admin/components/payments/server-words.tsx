import { Fragment } from "react";

/** A message of the server; what stands in backticks is set as code. */
export function ServerWords({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    index % 2 === 0 ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <code key={index} className="bg-ui-bg-component rounded px-1 font-mono text-[0.92em]">
        {part}
      </code>
    ),
  );
}
