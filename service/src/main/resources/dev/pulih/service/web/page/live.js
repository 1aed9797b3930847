// A live page hears by server-sent events that there is something new, and its parts are fetched. It calls itself
// live only while it hears something and has what is new.
const status = document.getElementById('live');
const trouble = document.getElementById('trouble');
const PARTS = '[hx-trigger*="news"]';

// Milliseconds. Pulih says something every 20 s at least: who misses it twice has lost the connection.
const SILENT = 45_000;
const SOON = 1_000;
const LATER = 30_000;

let stream;
let heard = 0;      // when the stream was opened, or last said something
let since = 0;      // from when on it says what is new
let troubled = false;
let pause = SOON;
let again;
let plotted = Date.now();   // when plots were last read, or are first awaited
const fetched = new Map();

function open() {
  stream = new EventSource('/live');
  heard = Date.now();
  since = Infinity;
  stream.addEventListener('news', hear);
  stream.addEventListener('error', lose);
}

// The first news comes at once, so that nothing is missed that happened before.
function hear() {
  heard = Date.now();
  since = Math.min(since, heard);
  pause = SOON;
  htmx.trigger(document.body, 'news');
  tell();
}

function rest() {
  clearTimeout(again);
  stream?.close();
  stream = undefined;
}

// Whoever is let in no more is led to the login by the parts.
function lose() {
  rest();
  troubled = true;
  again = setTimeout(open, pause);
  pause = Math.min(2 * pause, LATER);
  htmx.trigger(document.body, 'news');
  tell();
}

function isLive() {
  const now = Date.now();
  return stream !== undefined && arePlotsNew(now) && [...document.querySelectorAll(PARTS)].every(part => {
    const at = fetched.get(part);
    return at >= since && now - at < SILENT;
  });
}

// They come by a way of their own, and may take longer than a part.
function arePlotsNew(now) {
  return !document.querySelector('[data-plots]') || now - plotted < SILENT;
}

function plots({ detail: read }) {
  plotted = read ? Date.now() : -Infinity;
  troubled ||= !read;
  tell();
}

function word() {
  if (isLive()) return 'live';
  if (!troubled) return 'wait';
  return since <= Date.now() && stream ? 'old' : 'lost';
}

// What stands there already is not said again.
function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function tell() {
  const is = word();
  if (is === 'live') troubled = false;
  write(status, status.dataset[is]);
  status.classList.toggle('lost', troubled);
  if (!troubled) trouble.hidden = true;
}

// What Pulih says of itself in place of a part is for people.
function answered({ detail: { elt, successful, xhr } }) {
  if (!elt.matches(PARTS)) return;
  if (successful) {
    fetched.set(elt, Date.now());
  } else {
    fetched.delete(elt);
    troubled = true;
    if (xhr.getResponseHeader('Content-Type')?.startsWith('text/plain')) {
      write(trouble, xhr.responseText);
      trouble.hidden = false;
    }
  }
  tell();
}

function watch() {
  if (stream && Date.now() - heard > SILENT) lose();
  if (stream && since <= Date.now() - SILENT && !isLive()) troubled = true;
  if (document.visibilityState === 'visible') tell();
}

// A browser keeps about six connections to one host: pages that nobody sees take none.
function look() {
  if (document.visibilityState === 'hidden') {
    rest();
  } else if (!stream) {
    rest();
    troubled = false;
    pause = SOON;
    open();
    tell();
  }
}

// Who closes a section asks for nothing.
function asked(event) {
  const section = event.detail.elt.closest('details');
  if (section && !section.open) event.preventDefault();
}

document.addEventListener('pulih:plotted', plots);
document.addEventListener('htmx:beforeRequest', asked);
document.addEventListener('htmx:afterRequest', answered);
document.addEventListener('visibilitychange', look);
document.addEventListener('DOMContentLoaded', look);
setInterval(watch, 1000);
