// The last day for the next review, from the day of the last one or of coming into care. Nothing of it leaves the page.
const utc = day => new Date(day + 'T00:00:00Z')
const written = date => date.toISOString().slice(0, 10)

// So many months on: the same day of the month, or the month's last where it has no such day.
export const months = (day, count) => {
  const from = utc(day), to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count + 1, 0))
  to.setUTCDate(Math.min(from.getUTCDate(), to.getUTCDate()))
  return written(to)
}

// So many working days on, that day itself not counted: neither weekends nor bank holidays. Nothing where those are not known.
export const workingDays = (day, count, holidays) => {
  const at = utc(day), years = holidays.map(holiday => holiday.slice(0, 4))
  if (!years.includes(day.slice(0, 4))) return
  while (count) {
    at.setUTCDate(at.getUTCDate() + 1)
    if (at.getUTCDay() % 6 && !holidays.includes(written(at))) count--
  }
  const last = written(at)
  return years.includes(last.slice(0, 4)) ? last : undefined
}

// 20 working days, 3 months, 6 months: regulation 33 of the Care Planning, Placement and Case Review (England) Regulations 2010.
export const lastDay = (day, since, holidays) =>
  since == 'care' ? workingDays(day, 20, holidays) : months(day, since == 'first' ? 3 : 6)

const reckoner = globalThis.document?.querySelector('.reckoner')
reckoner?.addEventListener('input', () => {
  const { holidays, lang, last, unknown } = reckoner.dataset
  const since = reckoner.querySelector(':checked')?.value, day = reckoner.querySelector('[type=date]').value
  const said = reckoner.querySelector('[role=status]')
  if (!since || !/^20\d\d-/.test(day)) return said.textContent = ''
  const by = lastDay(day, since, holidays.split(' '))
  const spoken = by && new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: 'UTC' }).format(utc(by))
  said.textContent = by ? last.replace('{$day}', spoken) : unknown
})
