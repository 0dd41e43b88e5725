// What MDN's compatibility data say: from which version each browser has a feature, and what a style sheet asks beyond a floor.
// node floors.mjs NODE_MODULES FLOORS FEATURES STYLE; the answer is JSON.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [folder, style] = [process.argv[2], process.argv[5]]
const [floors, features] = process.argv.slice(3, 5).map(given => JSON.parse(given))
const require = createRequire(folder + '/')
const css = require('css-tree'), data = require('@mdn/browser-compat-data')

// The first version of a browser that has it without a switch; none is later than any.
const since = (place, browser) => {
  const all = [place.__compat.support[browser]].flat().filter(one => one.version_added && !one.flags)
  return Math.min(...all.map(one => parseFloat(one.version_added.replace('≤', '')) || Infinity))
}
const versions = path => {
  const place = path.split('.').reduce((found, name) => found[name], data)
  return Object.fromEntries(Object.keys(floors).map(browser => [browser, since(place, browser)]))
}

const newer = {}, { properties, selectors, types, 'at-rules': rules } = data.css
const look = (name, place) => {
  if (!place?.__compat) return
  const later = Object.keys(floors).filter(browser => since(place, browser) > floors[browser])
  if (later.length) newer[name] = later.map(browser => `${browser} ${since(place, browser)}`).join(', ')
}
css.walk(css.parse(readFileSync(style, 'utf8')), ({ type, name, property, value, unit }) => {
  if (type == 'Declaration') {
    look(property, properties[property])
    css.walk(value, ({ type, name }) => type == 'Identifier' && look(`${property}: ${name}`, properties[property]?.[name]))
  }
  if (type == 'PseudoClassSelector' || type == 'PseudoElementSelector') look(':' + name, selectors[name])
  if (type == 'Atrule') look('@' + name, rules[name])
  if (type == 'Feature') look('@media ' + name, rules.media[name.replace(/^(min|max)-/, '')])
  if (type == 'Function') look(name + '()', types[name] || types.gradient[name])
  if (type == 'Dimension') look(unit, types.length[/^[sld]v/.test(unit) ? 'viewport_percentage_units_dynamic' : unit])
})
console.log(JSON.stringify({ features: Object.fromEntries(features.map(path => [path, versions(path)])), newer }))
