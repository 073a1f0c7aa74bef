// What the page does beyond what it says: tables that can be narrowed, the matrix's cells opened
// where they stand, citations copied. Without it everything is there to be read. It makes elements
// out of elements, and never reads a text as markup.
(() => {
  "use strict";

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string>} attributes
   * @param {...(Node | string)} children
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /**
   * What the element says, to stand in another place: no id is there twice.
   * @param {Element} element
   */
  function copyContent(element) {
    const content = document.createDocumentFragment();
    for (const node of element.childNodes) content.append(node.cloneNode(true));
    for (const one of content.querySelectorAll("[id]")) one.removeAttribute("id");
    return content;
  }

  /**
   * The text as it is compared: without case, accents, vowel points, and what is not seen.
   * @param {string} text
   */
  function fold(text) {
    const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\p{Cf}]/gu;
    return text.toLowerCase().normalize("NFKD").replace(marks, "");
  }

  /** @param {string} text */
  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  // Said to who listens, when something has been done.
  const status = make("p", { role: "status", class: "aloud" });
  document.body.append(status);

  /** @param {string} id */
  const placeOf = (id) => (id ? document.getElementById(id) : null);

  // Filters ---------------------------------------------------------------------------------

  /** A table with the controls that narrow it. */
  class Filter {
    /** @param {HTMLElement} box @param {number} number */
    constructor(box, number) {
      this.box = box;
      this.heading = box.closest("section")?.querySelector("h2");
      /** What the filter is called in the page's address. */
      this.name = this.heading?.id || `table-${number + 1}`;
      this.words = /** @type {HTMLInputElement} */ (box.querySelector("input"));
      this.choices = [...box.querySelectorAll("select")];
      this.output = /** @type {HTMLOutputElement} */ (box.querySelector("output"));
      /** @type {HTMLTableRowElement[]} */
      this.groups = [];
      /** @type {{row: HTMLTableRowElement, group: HTMLTableRowElement | undefined, text: string}[]} */
      this.entries = [];
      for (const row of box.parentElement?.querySelector("tbody")?.rows ?? []) {
        const group = this.groups.at(-1);
        if (row.classList.contains("group")) this.groups.push(row);
        else this.entries.push({ row, group, text: textOf(row, group) });
      }
      box.addEventListener("input", () => {
        this.apply();
        history.replaceState(null, "", this.address());
      });
      box.querySelector(".reset")?.addEventListener("click", () => {
        this.set(new URLSearchParams());
        history.replaceState(null, "", this.address());
        this.words.focus();
      });
      const link = box.querySelector(".link");
      link?.addEventListener("click", () => copyText(location.href, link, "Link copied"));
      this.apply();
      box.hidden = false;
    }

    /** What is typed and chosen. */
    state() {
      const fields = [this.words, ...this.choices].filter((field) => field.value.trim());
      return new URLSearchParams(fields.map((field) => [field.name, field.value]));
    }

    /** The fragment that brings this view of the table back. */
    address() {
      const state = this.state().toString();
      return `#${encodeURI(this.name)}${state && `?${state}`}`;
    }

    /** @param {URLSearchParams} state */
    set(state) {
      for (const field of [this.words, ...this.choices]) field.value = state.get(field.name) ?? "";
      // What a select does not have leaves it empty, and then it would choose nothing.
      for (const choice of this.choices) if (choice.selectedIndex < 0) choice.selectedIndex = 0;
      this.apply();
    }

    /** Shows the rows that have all of the words and choices, and says how many they are. */
    apply() {
      const words = fold(this.words.value).split(/\s+/).filter(Boolean);
      const choices = this.choices.filter((choice) => choice.value);
      const shown = this.entries.filter((entry) => {
        const { row, text } = entry;
        row.hidden = !(
          words.every((word) => text.includes(word)) &&
          choices.every((choice) => idsOf(row, choice.name).includes(choice.value))
        );
        return !row.hidden;
      });
      const groups = new Set(shown.map((entry) => entry.group));
      for (const group of this.groups) group.hidden = !groups.has(group);
      const total = this.entries.length;
      const noun = `${this.output.dataset.noun}${total === 1 ? "" : "s"}`;
      const isActive = words.length > 0 || choices.length > 0;
      this.output.value = isActive ? `${shown.length} of ${total} ${noun}` : `${total} ${noun}`;
      this.box.classList.toggle("active", isActive);
    }
  }

  /**
   * All that a row and its group say, as it is compared.
   * @param {HTMLTableRowElement} row
   * @param {HTMLTableRowElement | undefined} group
   */
  function textOf(row, group) {
    const cells = [...(group?.cells ?? []), ...row.cells];
    return fold(cells.map((cell) => cell.textContent).join(" "));
  }

  /** @param {HTMLElement} row @param {string} name */
  function idsOf(row, name) {
    return (row.getAttribute(`data-${name}`) ?? "").split(" ");
  }

  const boxes = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".filters"));
  const filters = [...boxes].map((box, number) => new Filter(box, number));

  /** Goes where the address leads: to a place of the page, or to a view of a table. */
  function followAddress() {
    const fragment = location.hash.slice(1);
    const place = placeOf(decode(fragment));
    if (place) {
      showPlace(place);
      return;
    }
    const [name, ...state] = fragment.split("?");
    const filter = filters.find((one) => one.name === decode(name ?? ""));
    if (!filter || !state.length) return;
    const wanted = new URLSearchParams(state.join("?"));
    if (filter.state().toString() === wanted.toString()) return;
    filter.set(wanted);
    // An old address may name what the table has no more: it must not say what is not shown.
    history.replaceState(history.state, "", filter.address());
    (filter.heading ?? filter.box).scrollIntoView();
  }

  /**
   * Shows a place that may be folded or filtered away.
   * @param {HTMLElement} place
   */
  function showPlace(place) {
    for (let fold = place.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
      fold.open = true;
    const filter = filters.find((one) => one.heading === place || one.box.parentElement?.contains(place));
    if (filter?.heading === place) {
      // Whoever comes back to a narrowed table by its heading finds it as it was.
      history.replaceState(history.state, "", filter.address());
    } else if (place.hidden) {
      filter?.set(new URLSearchParams());
      place.scrollIntoView();
    }
  }

  addEventListener("hashchange", followAddress);
  followAddress();

  // Copying ---------------------------------------------------------------------------------

  /**
   * Copies the text, and says so on the button that was pressed.
   * @param {string} text
   * @param {Element} button
   * @param {string} done
   */
  async function copyText(text, button, done) {
    const label = button.textContent;
    if (await isCopied(text, button)) {
      button.textContent = "Copied";
      status.textContent = done;
      setTimeout(() => {
        button.textContent = label;
        status.textContent = "";
      }, 2000);
    }
  }

  /**
   * A page that is opened from a folder may not be let near the clipboard. Then the text is
   * selected, and stays to be copied by hand if that is refused too.
   * @param {string} text
   * @param {Element} button
   */
  async function isCopied(text, button) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = make("textarea", { readonly: "", "aria-label": "To be copied" }, text);
      button.after(area);
      area.select();
      const copied = document.execCommand("copy");
      if (copied) {
        area.remove();
        if (button instanceof HTMLElement) button.focus();
      }
      return copied;
    }
  }

  for (const row of document.querySelectorAll("tr[data-citation]"))
    row.lastElementChild?.append(make("button", { type: "button", class: "cite" }, "Copy citation"));

  // The matrix's cells ----------------------------------------------------------------------

  const dialog = make("dialog", { closedby: "any", "aria-labelledby": "dialog-title" });
  document.body.append(dialog);

  /**
   * Opens what the row says, under the heading that its table stands below.
   * @param {HTMLTableRowElement} row
   */
  function openRow(row) {
    const above = [...document.querySelectorAll("main :is(h2, h3, h4)")]
      .filter((heading) => heading.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING)
      .at(-1);
    const facts = make("dl", { class: "facts" });
    for (const cell of row.cells) {
      const name = make("dt", {}, cell.dataset.head ?? "");
      const value = make("dd", cell.dir ? { dir: cell.dir } : {}, copyContent(cell));
      facts.append(make("div", {}, name, value));
    }
    dialog.replaceChildren(
      make("button", { type: "button", class: "close" }, "Close"),
      make("h2", { id: "dialog-title", dir: "auto" }, above ? copyContent(above) : ""),
      facts,
      make("p", {}, make("a", { href: `#${encodeURI(row.id)}` }, "Go to this place in the page")),
    );
    dialog.showModal();
  }

  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const button = target?.closest("button");
    const citation = button?.closest("tr")?.dataset.citation;
    if (button?.matches(".close")) dialog.close();
    else if (button?.matches(".cite") && citation) copyText(citation, button, "Citation copied");
    const link = target?.closest("a");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.closest("dialog") && link.hash) dialog.close();
    const place = link.closest(".heat td") && placeOf(decode(link.hash.slice(1)));
    if (place instanceof HTMLTableRowElement) {
      event.preventDefault();
      openRow(place);
    }
  });

  // Keys ------------------------------------------------------------------------------------

  /**
   * What of a cell is focused: its link, or else the cell.
   * @param {HTMLElement} cell
   * @returns {HTMLElement}
   */
  const spotOf = (cell) => cell.querySelector("a") ?? cell;

  /**
   * The cell that the key leads to from this one, if it leads anywhere.
   * @param {HTMLTableCellElement} cell
   * @param {KeyboardEvent} event
   */
  function nextCell(cell, event) {
    const row = /** @type {HTMLTableRowElement} */ (cell.parentElement);
    const all = /** @type {HTMLTableSectionElement} */ (row.parentElement).rows;
    const rows = [...all].filter((one) => !one.hidden && !one.classList.contains("group"));
    const [down, across] = [rows.indexOf(row), cell.cellIndex];
    const last = row.cells.length - 1;
    /** @type {Record<string, [number, number]>} */
    const steps = {
      ArrowUp: [down - 1, across],
      ArrowDown: [down + 1, across],
      ArrowLeft: [down, across - 1],
      ArrowRight: [down, across + 1],
      Home: [event.ctrlKey ? 0 : down, 0],
      End: [event.ctrlKey ? rows.length - 1 : down, last],
    };
    const [newDown, newAcross] = steps[event.key] ?? [-1, -1];
    return rows[newDown]?.cells[newAcross];
  }

  /** @type {NodeListOf<HTMLTableElement>} */
  const matrices = document.querySelectorAll("table.heat");
  for (const table of matrices) {
    // One stop for the tabulator; the arrows do the rest.
    for (const link of table.querySelectorAll("tr:not(.group) > * > :is(a, * > a)"))
      link.setAttribute("tabindex", "-1");
    const keys = table.closest(".filtered")?.querySelector(".keys");
    if (table.querySelector("td a")) keys?.removeAttribute("hidden");
    const first = table.querySelector("tbody td");
    if (first instanceof HTMLElement) spotOf(first).tabIndex = 0;
    table.addEventListener("keydown", (event) => {
      const cell = event.target instanceof Element ? event.target.closest("tbody tr:not(.group) > *") : null;
      if (!(cell instanceof HTMLTableCellElement) || event.altKey || event.metaKey) return;
      const next = nextCell(cell, event);
      if (!next) return;
      event.preventDefault();
      spotOf(cell).tabIndex = -1;
      spotOf(next).tabIndex = 0;
      spotOf(next).focus();
    });
  }

  /** The filter of the part of the page that is in view, or else the last. */
  function filterInView() {
    const middle = innerHeight / 2;
    const inView = filters.find((one) => {
      const frame = (one.box.closest("section") ?? one.box).getBoundingClientRect();
      return frame.top <= middle && frame.bottom >= middle;
    });
    return inView ?? filters.at(-1);
  }

  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.key === "Escape" && target?.matches(".filters input")) {
      const filter = filters.find((one) => one.words === target);
      if (filter?.words.value) {
        event.preventDefault();
        filter.words.value = "";
        filter.words.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog.open || target?.closest("input, select, textarea")) return;
    const filter = filterInView();
    if (!filter) return;
    event.preventDefault();
    filter.words.focus();
    filter.words.select();
  });

})();
