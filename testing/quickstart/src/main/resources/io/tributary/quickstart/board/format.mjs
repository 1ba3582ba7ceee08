const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

export const count = value => whole.format(value);
export const rate = perSecond => `${tenths.format(perSecond)}/s`;
export const time = ms => clock.format(new Date(ms));

/** One or many: "1 row", "2 rows". */
export function counted(value, one, many = `${one}s`) {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export function duration(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function bytes(value) {
  if (value < 1 << 10) return `${value} B`;
  if (value < 1 << 20) return `${tenths.format(value / (1 << 10))} KiB`;
  return `${tenths.format(value / (1 << 20))} MiB`;
}
