// One question at a time, with the passages that it cites and a timer, by keys and by buttons.
// The speaker's window may drive it, by messages that hold ids and numbers and no words.

const root = document.documentElement;
const slides = [...document.querySelectorAll("[data-slide]")];
const questions = slides.filter((slide) => slide.dataset.parts !== undefined);
const words = JSON.parse(document.getElementById("page_words").textContent);
const views = [...document.querySelectorAll("[data-view]")];
const allLanguages = Object.keys(words);
const storage = `projector ${location.pathname}`;

const state = {
  place: "page_opening",
  passage: 0,
  isWithPassages: true,
  isWithFollowUps: false,
  view: views.length ? views[views.length - 1].dataset.view : allLanguages[0],
  isDark: false,
  isBlank: false,
  isHeard: false,
  // Clocks by question; that of the speaker's window comes before them.
  clocks: {},
  clock: null,
  kind: null,
  numbers: "",
};

// --- What is shown -------------------------------------------------------------------------------

function current() {
  return slides.find((slide) => slide.id === state.place) || slides[0];
}

function extracts() {
  return [...current().querySelectorAll("[data-passage]")];
}

function show() {
  root.dataset.theme = state.isDark ? "dark" : "light";
  root.toggleAttribute("data-blank", state.isBlank);
  const shown = state.view.split(" ");
  root.dataset.sides = shown.length;
  for (const side of document.querySelectorAll("[data-language]")) {
    side.hidden = !shown.includes(side.dataset.language);
  }
  for (const slide of slides) slide.toggleAttribute("data-current", slide === current());
  showPassages();
  showClockAlone();
  showControls();
  showTime();
  fitAll(current());
}

function showPassages() {
  const cited = extracts();
  state.passage = Math.min(Math.max(state.passage, 0), Math.max(cited.length - 1, 0));
  current().toggleAttribute("data-passages", state.isWithPassages && cited.length > 0);
  current().toggleAttribute("data-follow-ups", state.isWithFollowUps);
  cited.forEach((extract, at) => extract.toggleAttribute("data-current", at === state.passage));
  const buttons = [...current().querySelectorAll("[data-chooses]")];
  buttons.forEach((button, at) => button.setAttribute("aria-pressed", at === state.passage));
}

function showClockAlone() {
  const slide = document.getElementById("page_clock");
  slide.hidden = state.place !== slide.id;
  slide.querySelector(".slide__kind").replaceChildren(...inEach(state.kind));
  slide.querySelector(".slide__numbers").textContent = state.numbers;
}

function inEach(word) {
  if (!word) return [];
  const parts = state.view.split(" ").map((language) => {
    const span = document.createElement("span");
    span.lang = language;
    span.dir = document.querySelector(`[data-language="${language}"]`).dir || root.dir;
    span.className = "word";
    span.textContent = words[language][word];
    return span;
  });
  return parts.flatMap((part, at) => (at ? [" · ", part] : [part]));
}

function showControls() {
  const pressed = {
    passages: state.isWithPassages,
    "follow-ups": state.isWithFollowUps,
    dark: state.isDark,
    blank: state.isBlank,
    sound: state.isHeard,
  };
  for (const [does, is] of Object.entries(pressed)) {
    document.querySelector(`[data-does="${does}"]`).setAttribute("aria-pressed", is);
  }
  for (const view of views) view.setAttribute("aria-pressed", view.dataset.view === state.view);
  const place = document.querySelector(".controls__place");
  place.value = state.place;
  const at = questions.indexOf(current());
  for (const does of ["passages", "follow-ups"]) {
    document.querySelector(`[data-does="${does}"]`).disabled = at < 0;
  }
}

// --- Time ----------------------------------------------------------------------------------------

function clock() {
  if (state.clock) return state.clock;
  const written = current().dataset.parts;
  if (!written) return null;
  return state.clocks[state.place] || newClock(partsOf(written));
}

function setClock(changed) {
  if (state.clock || !changed) return;
  state.clocks[state.place] = changed;
}

let parts = "";
let wasLeft = null;

function showTime() {
  const now = clock();
  document.querySelector(".clock").hidden = !now;
  if (!now) return;
  const left = leftOf(now);
  const isOver = left <= 0;
  const written = inMinutes(left);
  for (const place of document.querySelectorAll(".clock__left, .slide__left")) {
    if (place.textContent !== written) place.textContent = written;
    place.toggleAttribute("data-over", isOver);
    place.toggleAttribute("data-stands", now.since === null);
  }
  const button = document.querySelector('[data-does="time"]');
  const label = button.dataset[nextOfTime(now)];
  if (button.textContent !== label) button.textContent = label;
  showParts(now, isOver);
  if (wasLeft !== null && wasLeft.of === partKey(now) && wasLeft.left > 0 && isOver) end(now);
  wasLeft = { of: partKey(now), left };
}

function partKey(now) {
  return `${state.clock ? "speaker" : state.place} ${now.at} ${now.parts.length}`;
}

function showParts(now, isOver) {
  const list = document.querySelector(".clock__parts");
  const drawn = JSON.stringify([now.parts, now.at, isOver, state.view]);
  if (drawn !== parts) {
    parts = drawn;
    list.replaceChildren(
      ...now.parts.map((part, at) => {
        const item = document.createElement("li");
        item.className = "clock__part";
        item.style.flexGrow = part.seconds;
        if (at === now.at) item.setAttribute("aria-current", "step");
        item.append(...inEach(at === now.at && isOver ? "over" : part.name));
        if (at !== now.at || !isOver) item.append(` ${inMinutes(part.seconds * 1000)}`);
        item.toggleAttribute("data-over", at < now.at || (at === now.at && isOver));
        const bar = document.createElement("span");
        bar.className = "clock__bar";
        item.append(bar);
        return item;
      }),
    );
  }
  [...list.children].forEach((item, at) => {
    const used = at < now.at ? 1 : at > now.at ? 0 : 1 - leftOf(now) / (now.parts[at].seconds * 1000);
    item.lastChild.style.inlineSize = `${Math.min(Math.max(used, 0), 1) * 100}%`;
  });
}

function end(now) {
  const [language] = state.view.split(" ");
  announce(`${words[language][now.parts[now.at].name]}: ${words[language].over}`, language);
  if (state.isHeard) ring();
}

// One soft tone, for those who asked for it.
function ring() {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 528;
  volume.gain.setValueAtTime(0.001, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + 0.06);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 1.6);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 1.7);
  tone.onended = () => audio.close();
}

function announce(text, language) {
  const place = document.querySelector(".announcer");
  place.lang = language || root.lang;
  place.textContent = text;
}

// --- What one can do -----------------------------------------------------------------------------

const driven = { next: "next", previous: "previous", time: "time", reset: "reset" };

const deeds = {
  next: () => goBy(1),
  previous: () => goBy(-1),
  first: () => go("page_opening"),
  last: () => go(questions[questions.length - 1].id),
  passage: () => turn(1),
  "passage-before": () => turn(-1),
  passages: () => (state.isWithPassages = !state.isWithPassages),
  "follow-ups": () => (state.isWithFollowUps = !state.isWithFollowUps),
  language: nextView,
  time: () => clock() && setClock(pressedTime(clock())),
  reset: () => delete state.clocks[state.place],
  sound: () => (state.isHeard = !state.isHeard),
  dark: () => (state.isDark = !state.isDark),
  blank: () => (state.isBlank = !state.isBlank),
  full: fullScreen,
  help: () => document.querySelector(".help").showModal(),
};

function act(name) {
  if (isDriven() && driven[name]) tell({ fangtan: "press", does: driven[name] });
  else {
    deeds[name]();
    changed();
  }
}

function changed() {
  show();
  keep(storage, { ...state, clock: null });
  tell({ fangtan: "state", isLed, state: seen() });
}

function seen() {
  const { place, passage, isWithPassages, isWithFollowUps, view, isDark, isBlank } = state;
  return { place, passage, isWithPassages, isWithFollowUps, view, isDark, isBlank };
}

function goBy(step) {
  const open = slides.filter((slide) => slide.id !== "page_clock");
  const at = open.indexOf(current());
  go(open[Math.min(Math.max(at + step, 0), open.length - 1)].id);
}

function go(id) {
  if (!slides.some((slide) => slide.id === id) || id === state.place) return;
  Object.assign(state, { place: id, passage: 0, isWithFollowUps: false });
  const heading = current().querySelector("h2 > :not([hidden])[data-language], [data-language]:not([hidden]) h2");
  if (heading) announce(heading.textContent.trim(), heading.closest("[lang]").lang);
  try {
    history.replaceState(null, "", `#${id}`);
  } catch {
    // Some browsers keep no place in the address of a window that another one opened.
  }
}

function turn(step) {
  const count = extracts().length;
  if (!count) return;
  if (!state.isWithPassages) state.isWithPassages = true;
  else state.passage = (state.passage + step + count) % count;
}

function nextView() {
  const names = views.map((view) => view.dataset.view);
  if (names.length) state.view = names[(names.indexOf(state.view) + 1) % names.length];
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen().catch(() => {});
}

// --- Keys ----------------------------------------------------------------------------------------

// In a language that runs from right to left, so do the arrows.
const isLeftward = root.dir === "rtl";
const keys = {
  ArrowRight: isLeftward ? "previous" : "next",
  ArrowLeft: isLeftward ? "next" : "previous",
  PageDown: "next", " ": "next", PageUp: "previous", Home: "first", End: "last",
};
const letters = {
  p: "passage", P: "passage-before", h: "passages", m: "follow-ups", l: "language", t: "time",
  r: "reset", s: "sound", d: "dark", b: "blank", ".": "blank", f: "full", "?": "help",
};
let typed = "";
let typing;

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector(".help").open) return;
  const isOnControl = event.target.closest("button, select, input, a");
  if (isOnControl && (event.key === " " || event.key === "Enter")) return;
  if (isOnControl && isOnControl.localName === "select") return;
  if (event.key === "Escape" && state.isBlank) return act("blank");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") return scrollText(event);
  const areLettersOn = document.querySelector(".help__letters").checked;
  if (areLettersOn && /^[0-9]$/.test(event.key)) type(event.key);
  else if (event.key === "Enter" && typed) jump();
  else {
    const does = keys[event.key] || (areLettersOn && (letters[event.key] || letters[event.key.toLowerCase()]));
    if (!does) return;
    event.preventDefault();
    act(does);
  }
}

function type(digit) {
  typed += digit;
  clearTimeout(typing);
  typing = setTimeout(jump, 1200);
}

function jump() {
  clearTimeout(typing);
  const question = questions[Number(typed) - 1];
  typed = "";
  if (question) go(question.id);
  changed();
}

// The window scrolls by itself where the slide is longer than that.
function scrollText(event) {
  const boxes = [...current().querySelectorAll("[data-fits]")];
  const box = boxes.reverse().find((each) => each.offsetParent && overflows(each));
  if (!box || getComputedStyle(box).overflowY === "visible") return;
  event.preventDefault();
  const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const distance = box.clientHeight * 0.6 * (event.key === "ArrowDown" ? 1 : -1);
  box.scrollBy({ top: distance, behavior: isCalm ? "auto" : "smooth" });
}

// --- The speaker's window ------------------------------------------------------------------------

const areNumbers = /^[¶\d–,،、\s-]*$/;
let isLed = false;

function isDriven() {
  return isLed && window.opener !== null && !window.opener.closed;
}

function tell(message) {
  // A file has no origin that could be named; what is said is ids and numbers.
  if (window.opener && !window.opener.closed) window.opener.postMessage(message, "*");
}

function listen(event) {
  if (!window.opener || event.source !== window.opener) return;
  if (typeof event.data !== "object" || event.data === null || event.data.fangtan !== "show") return;
  isLed = true;
  take(event.data.show || {});
  show();
  keep(storage, { ...state, clock: null });
  tell({ fangtan: "state", isLed, state: seen() });
}

function take(told) {
  if (typeof told.place === "string") go(told.place);
  for (const name of ["isWithPassages", "isWithFollowUps", "isDark", "isBlank"]) {
    if (typeof told[name] === "boolean") state[name] = told[name];
  }
  if (Number.isInteger(told.passage)) state.passage = told.passage;
  if (views.some((view) => view.dataset.view === told.view)) state.view = told.view;
  if (told.clock === null || isClock(told.clock)) state.clock = told.clock;
  if (Object.hasOwn(words[allLanguages[0]], told.kind)) state.kind = told.kind;
  if (typeof told.numbers === "string" && areNumbers.test(told.numbers)) state.numbers = told.numbers;
}

// --- At the beginning ----------------------------------------------------------------------------

function setUpPassages() {
  for (const slide of questions) {
    const row = document.createElement("div");
    row.className = "slide__choices";
    row.setAttribute("role", "group");
    row.setAttribute("aria-label", document.querySelector('[data-does="passages"]').textContent);
    [...slide.querySelectorAll("[data-passage]")].forEach((extract, at) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "control";
      button.dataset.chooses = at;
      button.textContent = `¶${extract.dataset.passage}`;
      row.append(button);
    });
    slide.querySelector(".slide__passages").prepend(row);
  }
}

function clicked(event) {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.does) act(button.dataset.does);
  if (button.dataset.view) state.view = button.dataset.view;
  if (button.dataset.chooses) Object.assign(state, { passage: Number(button.dataset.chooses) });
  if (button.dataset.view || button.dataset.chooses) changed();
}

function toHash() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const slide = target && target.closest("[data-slide]");
  if (slide && slide.id !== "page_clock") go(slide.id);
}

function setUp() {
  root.dataset.live = "";
  document.querySelector(".bar").hidden = false;
  setUpPassages();
  const { place, ...before } = kept(storage);
  take({ ...before, clock: undefined });
  for (const [id, each] of Object.entries(before.clocks || {})) {
    if (isClock(each)) state.clocks[id] = each;
  }
  toHash();
  if (place === state.place) take({ passage: before.passage, isWithFollowUps: before.isWithFollowUps });
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", clicked);
  document.querySelector(".controls__place").addEventListener("change", (event) => {
    go(event.target.value);
    changed();
  });
  window.addEventListener("hashchange", () => {
    toHash();
    changed();
  });
  window.addEventListener("resize", show);
  window.addEventListener("message", listen);
  document.fonts.ready.then(show);
  setInterval(() => {
    showTime();
    document.querySelector(".controls__driven").hidden = !isDriven();
  }, 250);
  // The speaker's window, when it was reloaded, finds this one by what it says.
  setInterval(() => tell({ fangtan: "state", isLed, state: seen() }), 2000);
  changed();
}

setUp();
