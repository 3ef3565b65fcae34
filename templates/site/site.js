// What the pages can do beyond being read. Nothing here is needed to read them.
"use strict";

// --- Light and dark: as the system has it, or as the reader chose --------------------------------

const themes = ["auto", "light", "dark"];

function setUpTheme() {
  const button = document.querySelector(".masthead__theme");
  if (!button) return;
  const show = () => {
    button.querySelector(".masthead__theme-now").textContent = button.dataset[theme()];
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    document.documentElement.dataset.theme = themes[(themes.indexOf(theme()) + 1) % themes.length];
    remember("theme", theme());
    show();
  });
  show();
}

function theme() {
  const chosen = document.documentElement.dataset.theme;
  return themes.includes(chosen) ? chosen : "auto";
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is refused: the choice holds for this page.
  }
}

// --- Terms and states: what the page says of a word, shown at the word ---------------------------

const explained = "a.term, a.state";
const card = { element: null, word: null };

function setUpTerms() {
  const words = [...document.querySelectorAll(explained)].filter(explanation);
  if (!words.length || !("popover" in HTMLElement.prototype)) return;
  for (const word of words) {
    word.setAttribute("role", "button");
    word.setAttribute("aria-haspopup", "dialog");
    word.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("click", (event) => {
    const word = event.target.closest(explained);
    if (!word || !explanation(word) || isForBrowser(event)) return;
    event.preventDefault();
    if (word === card.word) closeCard();
    else openCard(word);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches(explained)) {
      event.preventDefault();
      event.target.click();
    }
  });
}

function explanation(word) {
  const { lang } = word.closest("[lang]");
  const entries = [...document.querySelectorAll(`[data-term="${CSS.escape(word.hash.slice(1))}"]`)];
  // Within an original that stands for a translation, the page explains in its own language.
  return entries.find((entry) => entry.lang === lang) || entries[0];
}

function isForBrowser(event) {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

function openCard(word) {
  const anchor = card.element && card.element.contains(word) ? card.word : word;
  closeCard();
  card.word = anchor;
  card.element = filledCard(word);
  document.body.append(card.element);
  card.element.showPopover();
  placeCard(anchor);
  anchor.setAttribute("aria-expanded", "true");
  card.element.addEventListener("toggle", (event) => event.newState === "closed" && closeCard());
  card.element.addEventListener("keydown", leaveCard);
  card.element.addEventListener("click", (event) => event.target.closest("a:not(.term, .state)") && closeCard());
  card.element.focus({ preventScroll: true });
}

// The tab key leads out of the card to where the reader was, and from there on.
function leaveCard(event) {
  if (event.key !== "Tab") return;
  const stops = [...card.element.querySelectorAll("a, button")];
  const end = event.shiftKey ? [stops[0], card.element] : stops.slice(-1);
  if (!end.includes(document.activeElement)) return;
  event.preventDefault();
  closeCard();
}

function closeCard() {
  const { element, word } = card;
  if (!element) return;
  const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body;
  card.element = card.word = null;
  element.remove();
  word.setAttribute("aria-expanded", "false");
  if (hadFocus) word.focus({ preventScroll: true });
}

function filledCard(word) {
  const entry = explanation(word);
  const element = document.createElement("div");
  element.className = "term-card";
  element.popover = "auto";
  element.lang = entry.lang;
  element.dir = entry.dir;
  element.tabIndex = -1;
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-label", entry.querySelector("dt").textContent.trim());
  element.append(closeButton());
  for (const part of entry.children) {
    const shown = document.createElement("div");
    shown.className = part.className;
    shown.append(...[...part.childNodes].map((node) => node.cloneNode(true)));
    element.append(shown);
  }
  return element;
}

function closeButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "term-card__close";
  button.setAttribute("aria-label", document.body.dataset.close);
  button.textContent = "×";
  button.addEventListener("click", closeCard);
  return button;
}

function placeCard(word) {
  const lines = word.getClientRects();
  const first = lines[0];
  const last = lines[lines.length - 1];
  const { width, height } = card.element.getBoundingClientRect();
  const edge = 12;
  const isLeftward = getComputedStyle(word).direction === "rtl";
  const start = isLeftward ? last.right - width : last.left;
  const left = Math.min(Math.max(start, edge), document.documentElement.clientWidth - width - edge);
  const below = last.bottom + 8;
  const isAbove = below + height > window.innerHeight - edge && first.top - height - 8 > edge;
  card.element.style.left = `${left + window.scrollX}px`;
  card.element.style.top = `${(isAbove ? first.top - height - 8 : below) + window.scrollY}px`;
}

// --- Links to passages: a click goes there and copies the address --------------------------------

function setUpCopying() {
  const toast = document.querySelector(".toast");
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-copies]");
    if (!link || isForBrowser(event)) return;
    if (await copy(link.href)) announce(toast, `${toast.dataset.copied} · ${link.textContent}`);
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

function copyTheOldWay(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  document.body.append(field);
  field.select();
  const isDone = document.execCommand("copy");
  field.remove();
  return isDone;
}

function announce(toast, words) {
  toast.textContent = words;
  clearTimeout(announce.timer);
  announce.timer = setTimeout(() => (toast.textContent = ""), 3000);
}

// --- The language switch stays on the passage; as a menu it closes behind the reader --------------

function setUpChoice() {
  const menu = document.querySelector(".choice-menu");
  if (!menu) return;
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}

function setUpPlaces() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-keeps-place]");
    if (!link) return;
    link.hash = place();
    link.search = location.search;
  });
}

function place() {
  if (window.scrollY < 8 && !location.hash) return "";
  // Of a passage that is being read, more than its last line stands below the bar.
  const top = document.querySelector(".bar").getBoundingClientRect().bottom + 40;
  const inView = (box) => box.bottom > top && box.top < window.innerHeight;
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && inView(target.getBoundingClientRect())) return location.hash;
  const places = [...document.querySelectorAll("[data-place]")];
  const topmost = places.find((element) => inView(element.getBoundingClientRect()));
  return topmost ? `#${topmost.id}` : "";
}

// --- Filters of questions: the page's style hides, this counts and keeps the choice --------------

function setUpFilters() {
  const form = document.querySelector(".filters");
  if (!form) return;
  for (const [name, value] of new URLSearchParams(location.search)) {
    const wanted = [...form.querySelectorAll("input")].find(
      (input) => input.name === name && input.value === value,
    );
    if (wanted) wanted.checked = true;
  }
  const isWide = window.matchMedia("(min-width: 1160px)").matches;
  form.querySelector("details").open = isWide || chosen(form).size > 0;
  form.addEventListener("change", () => showChoice(form));
  // The fields are reset after the event.
  form.addEventListener("reset", () => setTimeout(() => showChoice(form)));
  form.addEventListener("submit", (event) => event.preventDefault());
  count(form);
}

function chosen(form) {
  return new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
}

function showChoice(form) {
  const query = chosen(form).toString();
  try {
    history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`);
  } catch {
    // From disk, some browsers keep no choice in the address.
  }
  count(form);
}

function count(form) {
  const output = form.querySelector(".filters__count");
  const questions = [...document.querySelectorAll(".question")];
  const shown = questions.filter((question) => getComputedStyle(question).display !== "none").length;
  output.textContent = (shown ? output.dataset.some : output.dataset.none)
    .replace("{shown}", shown);
}

setUpTheme();
setUpTerms();
setUpCopying();
setUpChoice();
setUpPlaces();
setUpFilters();
