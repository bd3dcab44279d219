/**
 * A `figure` shortcode for a picture of the site. Values stand in quotes, in which Hugo knows `\"` and `\\` and no line end.
 */
export function figureSource(src: string, alt: string): string {
  const quoted = (value: string): string =>
    `"${value.replace(/\s+/g, ' ').replace(/[\\"]/g, String.raw`\$&`)}"`
  return alt === ''
    ? `{{< figure src=${quoted(src)} >}}`
    : `{{< figure src=${quoted(src)} alt=${quoted(alt)} >}}`
}
