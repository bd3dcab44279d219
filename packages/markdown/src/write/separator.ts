/**
 * Nothing that a reader sees. To Markdown a shortcode is a word (Hugo puts one in its place), and a mark that ends with
 * punctuation does not end before a word: `**"a"**{{< b >}}`. This stands between the two, and reading drops it.
 */
export const separator = '<!---->'
