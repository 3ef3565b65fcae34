// Opens what is locked, shows it, and locks it again. Nothing is sent or stored: not the passphrase,
// not the key, not a word of what was opened; addresses and history hold no places of it either.
"use strict";

const lock = { form: null, pages: null, path: "", places: [], timer: 0, closed: null };

function setUpLock() {
  lock.form = document.querySelector(".lock__form");
  if (!lock.form) return;
  if (!window.isSecureContext || !window.crypto || !crypto.subtle) return tell("insecure");
  if (!window.DecompressionStream) return tell("old");
  lock.closed = [...document.body.childNodes];
  lock.form.hidden = false;
  const field = lock.form.querySelector(".lock__field");
  lock.form.querySelector("[type=checkbox]").addEventListener("change", (event) => {
    field.type = event.target.checked ? "text" : "password";
  });
  lock.form.addEventListener("submit", (event) => {
    event.preventDefault();
    unlock(field);
  });
  document.addEventListener("click", follow);
  window.addEventListener("popstate", (event) => goBack(event.state));
  window.addEventListener("pagehide", () => relock());
  for (const sign of ["pointerdown", "keydown", "scroll", "touchmove"]) {
    document.addEventListener(sign, rest, { passive: true, capture: true });
  }
  field.focus();
}

function tell(key) {
  const messages = document.getElementById("lock_messages").content;
  const message = key && messages.querySelector(`[data-message="${key}"]`).cloneNode(true);
  document.getElementById("lock_message").replaceChildren(...(message ? message.childNodes : []));
}

// --- Opening --------------------------------------------------------------------------------------

async function unlock(field) {
  const button = lock.form.querySelector(".lock__open");
  const words = normalised(field.value);
  if (!words) return tell("empty");
  tell("opening");
  button.disabled = true;
  try {
    const held = JSON.parse(document.getElementById("locked").textContent);
    const key = await keyOf(words, held);
    let plain;
    try {
      plain = await crypto.subtle.decrypt(
        { name: "AES-GCM", iv: bytes(held.nonce), additionalData: utf8(held.header), tagLength: 128 },
        key,
        bytes(held.sealed),
      );
    } catch {
      // One cannot tell a wrong passphrase from a changed file: both fail to authenticate.
      tell("wrong");
      field.focus();
      field.select();
      return;
    }
    const whole = JSON.parse(await inflated(plain));
    field.value = "";
    tell("");
    lock.pages = whole.pages;
    show(whole.start, "");
  } catch {
    tell("damaged");
  } finally {
    button.disabled = false;
  }
}

function normalised(words) {
  return words.normalize("NFKC").replace(/[\t\n\v\f\r ]+/g, " ").replace(/^ | $/g, "");
}

async function keyOf(words, held) {
  const material = await crypto.subtle.importKey("raw", utf8(words), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt: bytes(held.salt), iterations: held.iterations },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["decrypt"],
  );
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function utf8(text) {
  return new TextEncoder().encode(text);
}

async function inflated(data) {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

// --- Showing: the page’s body takes the place of the form; no script in it ever runs -----------------

function show(path, place, isBack) {
  // Its styles stand in this page already, whose policy would warn of others.
  const bare = lock.pages[path].replace(/<style>[^]*?<\/style>/, "");
  const page = new DOMParser().parseFromString(bare, "text/html");
  for (const element of page.querySelectorAll("script")) element.remove();
  document.documentElement.lang = page.documentElement.lang;
  document.documentElement.dir = page.documentElement.dir;
  document.title = page.title;
  document.body.replaceChildren(bar(page.documentElement.lang), ...page.body.childNodes);
  for (const link of document.querySelectorAll("a[href^='http']")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  lock.path = path;
  if (!isBack) remember(path, place);
  setUpDesk();
  goTo(place);
  rest();
}

function bar(language) {
  const element = document.createElement("div");
  element.className = "lock-bar";
  const button = document.createElement("button");
  const words = document.createElement("span");
  const messages = lock.closed.find((node) => node.id === "lock_messages").content;
  words.textContent = messages.querySelector(`[data-again="${language}"]`).textContent;
  button.type = "button";
  button.append(words);
  button.addEventListener("click", () => relock());
  element.append(button);
  return element;
}

function relock(message) {
  if (!lock.pages) return;
  clearTimeout(lock.timer);
  if (CSS.highlights) CSS.highlights.clear();
  lock.pages = null;
  lock.places = [];
  document.body.replaceChildren(...lock.closed);
  const shown = document.querySelector(".lock__title > span");
  document.documentElement.lang = shown.lang;
  document.documentElement.dir = shown.dir || document.documentElement.dir;
  document.title = shown.textContent;
  tell(message || "");
  lock.form.querySelector(".lock__field").focus();
}

// The last touch counts, not every one: a timer a second is enough.
function rest() {
  if (!lock.pages || rest.isNew) return;
  rest.isNew = true;
  setTimeout(() => (rest.isNew = false), 1000);
  clearTimeout(lock.timer);
  const minutes = Number(lock.closed.find((node) => node.id === "locked").dataset.idle);
  lock.timer = setTimeout(() => relock("idle"), minutes * 60_000);
}

// --- Going from place to place without writing it into the address ----------------------------------

function follow(event) {
  const link = lock.pages && event.target.closest("a[href]");
  if (!link) return;
  const [path, place] = link.getAttribute("href").split("#");
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return;
  event.preventDefault();
  const there = path ? decodeURIComponent(new URL(path, `x:/${lock.path}`).pathname.slice(1)) : lock.path;
  if (there === lock.path) {
    remember(there, place || "");
    goTo(place || "");
  } else if (there in lock.pages) {
    show(there, place || "");
  }
}

function remember(path, place) {
  lock.places.push([path, place]);
  // A number is all that the browser is told; what it stands for is forgotten with the page.
  history.pushState(lock.places.length, "");
}

function goBack(number) {
  const found = lock.pages && lock.places[number - 1];
  if (!found) return;
  if (found[0] === lock.path) goTo(found[1]);
  else show(found[0], found[1], true);
}

function goTo(place) {
  for (const before of document.querySelectorAll("[data-here]")) delete before.dataset.here;
  const target = place ? document.getElementById(decodeURIComponent(place)) : document.querySelector("main");
  if (!target) return;
  if (place) target.dataset.here = "";
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (place) target.scrollIntoView();
  else window.scrollTo(0, 0);
}

setUpLock();
