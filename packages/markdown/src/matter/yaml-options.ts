import type { DocumentOptions, ParseOptions, SchemaOptions, Tags } from 'yaml'

// Hugo's YAML library resolves none of these: a date or 12:30 stays the text that it is.
const unread = new Set([
  'tag:yaml.org,2002:timestamp',
  'tag:yaml.org,2002:binary',
  'tag:yaml.org,2002:omap',
  'tag:yaml.org,2002:pairs',
  'tag:yaml.org,2002:set',
])

/**
 * YAML as Hugo reads it (go-yaml v2): the words of YAML 1.1 (`yes`, `on`) are booleans, and a text that looks like one is
 * written in quotes. Aliases are limited where values are read.
 */
export const yamlOptions: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.1',
  prettyErrors: false,
  strict: true,
  uniqueKeys: true,
  logLevel: 'silent',
  customTags: (tags: Tags): Tags =>
    tags.filter((tag) => typeof tag === 'string' || !(unread.has(tag.tag) || tag.format === 'TIME')),
}
