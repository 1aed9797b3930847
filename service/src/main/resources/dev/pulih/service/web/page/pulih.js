// ----- the theme: as the system has it, light, or dark
const themes = ['auto', 'light', 'dark'];
const button = document.getElementById('theme');

function showTheme() {
  const theme = document.documentElement.dataset.theme ?? 'auto';
  button.textContent = button.dataset[theme];
  return theme;
}

button.addEventListener('click', () => {
  const next = themes[(themes.indexOf(showTheme()) + 1) % themes.length];
  if (next === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem('pulih-theme', next);
  } catch {
    // It lasts as long as the page.
  }
  showTheme();
});
showTheme();

// ----- times: the server's clock decides what is left
let ahead = 0;
let read;

// As the reader writes times, if that is in the page's language.
const language = document.documentElement.lang;
const clock = new Intl.DateTimeFormat(
  navigator.languages.find(it => it.startsWith(language)) ?? language,
  { dateStyle: 'medium', timeStyle: 'medium' });

function left(until) {
  const seconds = Math.max(0, Math.round((Date.parse(until) - Date.now() - ahead) / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

function tell() {
  for (const it of document.querySelectorAll('[data-until]')) it.textContent = left(it.dataset.until);
}

function readClock() {
  const now = document.querySelector('[data-now]')?.dataset.now;
  // What was read before is as old by now as it stands there.
  if (now && now !== read) ahead = Date.parse(now) - Date.now();
  read = now;
  for (const time of document.querySelectorAll('time[datetime]')) {
    time.textContent = clock.format(new Date(time.dateTime));
    time.title = time.dateTime;
  }
}

setInterval(tell, 1000);

// ----- the filter: a part of the name, and states
const filter = document.getElementById('filter');
const shown = new Set();

function fits(service) {
  const wanted = filter.value.trim().toLowerCase();
  return service.dataset.name.toLowerCase().includes(wanted)
    && (shown.size === 0 || shown.has(service.dataset.state));
}

function apply() {
  if (!filter) return;
  let any = false;
  for (const service of document.querySelectorAll('.service')) {
    service.hidden = !fits(service);
    any ||= !service.hidden;
  }
  document.getElementById('nothing').hidden = any;
  for (const state of document.querySelectorAll('[data-show]')) {
    state.setAttribute('aria-pressed', shown.has(state.dataset.show));
  }
}

filter?.addEventListener('input', apply);
document.addEventListener('click', event => {
  const state = event.target.closest('[data-show]')?.dataset.show;
  if (!state) return;
  if (!shown.delete(state)) shown.add(state);
  apply();
});

document.addEventListener('htmx:afterSwap', refresh);
document.addEventListener('pulih:times', refresh);

function refresh() {
  readClock();
  tell();
  apply();
}

refresh();
