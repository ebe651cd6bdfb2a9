/**
 * A product picture that needs no network and no file: the title's initials on a soft gradient.
 * @param hue of the background, in degrees
 */
export function picture(title: string, hue: number): string {
  const initials = title
    .split(" ")
    .map((word) => word[0])
    .join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 480">
<defs><linearGradient id="g" x2="1" y2="1">
<stop stop-color="hsl(${hue},55%,82%)"/><stop offset="1" stop-color="hsl(${hue + 28},42%,56%)"/>
</linearGradient></defs>
<rect width="480" height="480" fill="url(#g)"/>
<circle cx="240" cy="240" r="138" fill="hsl(${hue},60%,96%)" fill-opacity=".72"/>
<text x="240" y="286" text-anchor="middle" font-family="Georgia,serif" font-size="128"
 fill="hsl(${hue},34%,28%)">${initials}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
