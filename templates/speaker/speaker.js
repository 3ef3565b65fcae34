// A run-sheet by the clock, one step at a time. It opens the projector, and drives it by messages
// that hold ids and numbers: no word of what only the instructor sees leaves this window.

const root = document.documentElement;
const at = (id) => document.getElementById(id);
const sheets = [...document.querySelectorAll(".running")];
const panels = [...document.querySelectorAll("[data-question]")];
const views = [...document.querySelectorAll("[data-view]")];
const wallPage = JSON.parse(at("page_projector").textContent);
const storage = `speaker ${location.pathname}`;

const state = { sheet: sheets[0].id, step: null, clock: null, began: null, hasNoted: false };

// What the projector says of itself; null while there is none.
let wall = null;
let projector = null;

// --- The step ------------------------------------------------------------------------------------

function sheet() {
  return sheets.find((each) => each.id === state.sheet) || sheets[0];
}

function steps() {
  return [...sheet().querySelectorAll("[data-step]")];
}

function step() {
  return steps().find((each) => each.id === state.step) || steps()[0];
}

function asked(moment) {
  const ids = moment.dataset.questions.split(" ").filter(Boolean);
  return ids.map((id) => panels.find((panel) => panel.dataset.question === id)).filter(Boolean);
}

// A step with one question gives its minutes to that question's parts; any other is one part.
function clockOf(moment) {
  const minutes = Number(moment.dataset.minutes);
  if (!minutes) return null;
  const questions = asked(moment);
  if (questions.length === 1) return newClock(partsOf(questions[0].dataset.parts, minutes));
  return newClock([{ name: moment.dataset.kind, seconds: minutes * 60 }]);
}

function placeOf(moment) {
  const [question] = asked(moment);
  if (question) return question.dataset.question;
  return moment.dataset.kind === "opening" ? "page_opening" : "page_clock";
}

function goTo(id) {
  const isRunning = state.clock ? state.clock.since !== null : state.began !== null;
  state.step = id;
  state.clock = clockOf(step());
  if (state.clock && isRunning) begin(pressedTime(state.clock));
  drive({ place: placeOf(step()), passage: 0, isWithFollowUps: false });
  announce(step().querySelector(".moment__title").textContent);
  window.scrollTo(0, 0);
}

function begin(clock) {
  state.clock = clock;
  if (state.began === null && clock.since !== null) state.began = Date.now();
}

function goBy(distance) {
  const all = steps();
  const index = all.indexOf(step()) + distance;
  if (index >= 0 && index < all.length) goTo(all[index].id);
}

// --- What is shown here --------------------------------------------------------------------------

function show() {
  at("page_run_sheet").value = state.sheet;
  for (const each of sheets) each.toggleAttribute("data-current", each === sheet());
  for (const each of document.querySelectorAll(".steps__sheet")) {
    each.hidden = each.dataset.of !== state.sheet;
  }
  for (const each of document.querySelectorAll("[data-step]")) {
    each.toggleAttribute("data-current", each === step());
  }
  for (const link of document.querySelectorAll(".steps__list a")) {
    if (link.hash.slice(1) === step().id) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
  }
  const questions = asked(step());
  for (const panel of panels) panel.toggleAttribute("data-current", questions.includes(panel));
  showNext();
  showWall();
  showTime();
  keep(storage, state);
}

function showNext() {
  const place = document.querySelector(".moments__next");
  const all = steps();
  const next = all[all.indexOf(step()) + 1];
  place.hidden = false;
  place.replaceChildren();
  if (!next) place.textContent = place.dataset.last;
  else {
    const link = document.createElement("a");
    link.href = `#${next.id}`;
    link.textContent = next.querySelector(".moment__title").textContent.trim();
    place.append(`${place.dataset.next} `, link);
  }
}

function showWall() {
  const status = document.querySelector(".console__status");
  const words = status.dataset[wall ? "open" : status.dataset.isBlocked ? "blocked" : "closed"];
  if (status.textContent !== words) status.textContent = words;
  for (const control of document.querySelectorAll("[data-drives]")) control.disabled = !wall;
  const is = wall || {};
  const pressed = {
    passages: is.isWithPassages, "follow-ups": is.isWithFollowUps, dark: is.isDark, blank: is.isBlank,
  };
  for (const [does, value] of Object.entries(pressed)) {
    document.querySelector(`[data-does="${does}"]`).setAttribute("aria-pressed", Boolean(value));
  }
  for (const view of views) view.setAttribute("aria-pressed", view.dataset.view === is.view);
  for (const button of document.querySelectorAll("[data-of-question]")) {
    const isShown = button.dataset.ofQuestion === is.place && Number(button.dataset.passage) === is.passage;
    button.setAttribute("aria-pressed", isShown && is.isWithPassages === true);
  }
  for (const button of document.querySelectorAll("[data-shows]")) {
    button.dataset.label ||= button.textContent;
    const words = button.dataset.shows === is.place ? button.dataset.shown : button.dataset.label;
    if (button.textContent !== words) button.textContent = words;
  }
}

function write(id, words) {
  if (at(id).textContent !== words) at(id).textContent = words;
}

function showTime() {
  const { clock } = state;
  const button = document.querySelector('[data-does="time"]');
  button.disabled = !clock;
  document.querySelector('[data-does="reset"]').disabled = !clock;
  const label = button.dataset[clock ? nextOfTime(clock) : "start"];
  if (button.textContent !== label) button.textContent = label;
  const total = clock ? clock.parts.reduce((sum, part) => sum + part.seconds, 0) * 1000 : 0;
  const gone = clock ? clock.before + goneOf(clock) : 0;
  write("page_gone", clock ? inMinutes(gone - (gone % 1000)) : "–");
  write("page_left", clock ? inMinutes(total - gone) : "–");
  at("page_left").toggleAttribute("data-over", Boolean(clock) && total <= gone);
  const isInParts = clock && clock.parts.length > 1;
  write("page_part", isInParts ? partName(clock) : "");
  write("page_part_left", isInParts ? inMinutes(leftOf(clock)) : "");
  at("page_part_left").toggleAttribute("data-over", Boolean(isInParts) && leftOf(clock) <= 0);
  showSession(gone);
  noteEnd(clock);
}

function partName(clock) {
  const names = JSON.parse(at("page_parts").textContent);
  return names[clock.parts[clock.at].name];
}

// How far the session is, and by how much it is behind its run-sheet.
function showSession(gone) {
  const place = at("page_session");
  const { minutes } = sheet().dataset;
  if (state.began === null) return write("page_session", "–");
  const minute = Math.floor((Date.now() - state.began) / 60000) + 1;
  if (!minutes || step().dataset.starts === undefined) return write("page_session", String(minute));
  const planned = Number(step().dataset.starts) * 60000 + Math.min(gone, Number(step().dataset.minutes) * 60000);
  const late = Math.round((Date.now() - state.began - planned) / 60000);
  const said = late > 0 ? place.dataset.late : late < 0 ? place.dataset.inHand : place.dataset.onTime;
  const of = place.dataset.of.replace("{minute}", minute).replace("{minutes}", minutes);
  write("page_session", of + place.dataset.separator + said.replace("{minutes}", Math.abs(late)));
}

function noteEnd(clock) {
  const isOver = Boolean(clock) && clock.since !== null && leftOf(clock) <= 0;
  if (isOver && !state.hasNoted) announce(`${partName(clock)}: 0:00`);
  state.hasNoted = isOver;
}

function announce(words) {
  document.querySelector(".announcer").textContent = words.trim();
}

// --- The projector -------------------------------------------------------------------------------

// Its page stands within this one, so that it opens wherever this file lies.
function openWall() {
  if (projector && !projector.closed) return projector.focus();
  const address = URL.createObjectURL(new Blob([wallPage], { type: "text/html" }));
  projector = window.open(address, "fangtan-projector", "popup,width=1280,height=720");
  const status = document.querySelector(".console__status");
  if (projector) delete status.dataset.isBlocked;
  else status.dataset.isBlocked = "true";
}

function drive(told) {
  if (!projector || projector.closed) return;
  const { kind, numbers } = step().dataset;
  // A file has no origin that could be named; what is said is ids and numbers.
  projector.postMessage({ fangtan: "show", show: { clock: state.clock, kind, numbers, ...told } }, "*");
}

function listen(event) {
  const { data } = event;
  if (typeof data !== "object" || data === null) return;
  if (data.fangtan !== "state" && data.fangtan !== "press") return;
  // After this window was reloaded, the projector that it had opened speaks up first.
  if (!projector || projector.closed) projector = event.source;
  if (event.source !== projector) return;
  if (data.fangtan === "press" && ["next", "previous", "time", "reset"].includes(data.does)) act(data.does);
  if (data.fangtan === "state") hear(data);
}

function hear(data) {
  if (typeof data.state !== "object" || data.state === null) return;
  wall = data.state;
  showWall();
  if (data.isLed !== true) drive({ place: placeOf(step()) });
}

function watch() {
  if (wall && (!projector || projector.closed)) {
    wall = projector = null;
    showWall();
  }
}

// --- What one can do -----------------------------------------------------------------------------

const deeds = {
  next: () => goBy(1),
  previous: () => goBy(-1),
  time: () => state.clock && tick(begin, pressedTime(state.clock)),
  reset: () => state.clock && tick((clock) => (state.clock = clock), clockOf(step())),
  again: startAgain,
  open: openWall,
  passage: () => turn(1),
  "passage-before": () => turn(-1),
  passages: () => wall && drive({ isWithPassages: !wall.isWithPassages }),
  "follow-ups": () => wall && drive({ isWithFollowUps: !wall.isWithFollowUps }),
  dark: () => wall && drive({ isDark: !wall.isDark }),
  blank: () => wall && drive({ isBlank: !wall.isBlank }),
  language: nextView,
  clock: () => drive({ place: "page_clock" }),
  help: () => document.querySelector(".help").showModal(),
};

function act(name) {
  deeds[name]();
  show();
}

function tick(change, clock) {
  change(clock);
  drive({});
}

function startAgain() {
  Object.assign(state, { began: null, clock: null });
  goTo(steps()[0].id);
}

function turn(distance) {
  const panel = panels.find((each) => wall && each.dataset.question === wall.place);
  if (!panel) return;
  const count = panel.querySelectorAll("[data-of-question]").length;
  drive({ isWithPassages: true, passage: (wall.passage + distance + count) % count });
}

function nextView() {
  if (!wall || !views.length) return;
  const names = views.map((view) => view.dataset.view);
  drive({ view: names[(names.indexOf(wall.view) + 1) % names.length] });
}

const isLeftward = root.dir === "rtl";
const keys = {
  ArrowRight: isLeftward ? "previous" : "next",
  ArrowLeft: isLeftward ? "next" : "previous",
  PageDown: "next", PageUp: "previous",
};
const letters = {
  o: "open", t: "time", r: "reset", p: "passage", P: "passage-before", h: "passages", m: "follow-ups",
  l: "language", d: "dark", b: "blank", ".": "blank", "?": "help",
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector(".help").open || event.target.closest("select, input")) return;
  const areLettersOn = document.querySelector(".help__letters").checked;
  const does = keys[event.key] || (areLettersOn && (letters[event.key] || letters[event.key.toLowerCase()]));
  if (!does) return;
  event.preventDefault();
  act(does);
}

function clicked(event) {
  const link = event.target.closest("a[href^='#']");
  if (link && at(link.hash.slice(1))?.matches("[data-step]")) {
    event.preventDefault();
    goTo(link.hash.slice(1));
    return show();
  }
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.does) return act(button.dataset.does);
  if (button.dataset.view) drive({ view: button.dataset.view });
  if (button.dataset.shows) drive({ place: button.dataset.shows, passage: 0 });
  if (button.dataset.ofQuestion) {
    drive({ place: button.dataset.ofQuestion, passage: Number(button.dataset.passage), isWithPassages: true });
  }
}

function chosen(event) {
  state.sheet = event.target.value;
  Object.assign(state, { began: null, clock: null });
  goTo(steps()[0].id);
  show();
}

function setUp() {
  root.dataset.live = "";
  for (const part of document.querySelectorAll(".console__time, .console__wall, .behind__wall")) part.hidden = false;
  const before = kept(storage);
  if (sheets.some((each) => each.id === before.sheet)) {
    Object.assign(state, { sheet: before.sheet, step: before.step, began: before.began ?? null });
  }
  state.step = step().id;
  state.clock = isClock(before.clock) ? before.clock : clockOf(step());
  document.addEventListener("keydown", pressed);
  document.addEventListener("click", clicked);
  at("page_run_sheet").addEventListener("change", chosen);
  window.addEventListener("message", listen);
  setInterval(showTime, 250);
  setInterval(watch, 1000);
  show();
}

setUp();
