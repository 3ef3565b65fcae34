// Time, part by part: a clock is a value that can be kept, and sent to another window.
"use strict";

// `gone` are the milliseconds used of the part `at`, `before` those of earlier ones, and `since`
// is when it was last started; null while it stands.
function newClock(parts) {
  return { parts, at: 0, gone: 0, before: 0, since: null };
}

// Parts written `name:least:most`, in minutes. Without `minutes` each has the most that it may
// have; with them, all are given what they need to fill just that time.
function partsOf(written, minutes) {
  const parts = written.split(" ").filter(Boolean).map((part) => part.split(":"));
  const least = parts.reduce((sum, part) => sum + Number(part[1]), 0);
  const most = parts.reduce((sum, part) => sum + Number(part[2]), 0);
  const share = minutes === undefined || most === least ? 1 : (minutes - least) / (most - least);
  const within = Math.min(Math.max(share, 0), 1);
  const planned = least + within * (most - least);
  const stretch = minutes === undefined ? 1 : minutes / planned;
  return parts.map(([name, from, to]) => ({
    name,
    seconds: Math.round((Number(from) + within * (to - from)) * stretch * 60),
  }));
}

function goneOf(clock) {
  return clock.gone + (clock.since === null ? 0 : Math.max(0, Date.now() - clock.since));
}

function leftOf(clock) {
  return clock.parts[clock.at].seconds * 1000 - goneOf(clock);
}

// What the one key for time does: start, pause, or, when a part is over, go on to the next.
function pressedTime(clock) {
  const gone = goneOf(clock);
  if (leftOf(clock) <= 0 && clock.at + 1 < clock.parts.length) {
    return { ...clock, at: clock.at + 1, gone: 0, before: clock.before + gone, since: Date.now() };
  }
  return { ...clock, gone, since: clock.since === null ? Date.now() : null };
}

function nextOfTime(clock) {
  if (leftOf(clock) <= 0 && clock.at + 1 < clock.parts.length) return "goOn";
  return clock.since === null ? "start" : "pause";
}

// Minutes and seconds, those over with a plus. What is left is rounded up and what is over down, so
// that a part of three minutes begins at 3:00 and ends at 0:00.
function inMinutes(milliseconds) {
  const seconds = Math.abs(Math.ceil(milliseconds / 1000));
  const sign = milliseconds <= -1000 ? "+" : "";
  return `${sign}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function isClock(value) {
  return (
    typeof value === "object" && value !== null && Array.isArray(value.parts) && value.parts.length > 0 &&
    value.parts.every((part) => typeof part.name === "string" && Number.isFinite(part.seconds)) &&
    value.parts[value.at] !== undefined &&
    Number.isFinite(value.gone) && Number.isFinite(value.before) &&
    (value.since === null || Number.isFinite(value.since))
  );
}

// What a window keeps for when it is reloaded.
function kept(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key)) || {};
  } catch {
    return {};
  }
}

function keep(key, value) {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is refused: a reload begins anew.
  }
}
