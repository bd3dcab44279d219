export function EditionScreen(_props: {
  issue: string
  language: string
  person: { id: string; name: string }
}) {
  return null
}
