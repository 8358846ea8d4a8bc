"use strict";

/* Sorts and filters what is there; the page is whole without. Text is taken
   from the page and put back as text, never as markup. */
(() => {
  const all = (selector, root = document) => [
    ...root.querySelectorAll(selector),
  ];
  const byId = (id) => document.getElementById(id);
  const group = (number) => number.toLocaleString("en");

  /* Tables */

  const keyOf = (cell, isNumber) =>
    isNumber
      ? Number(cell.textContent.replaceAll(",", ""))
      : cell.textContent.toLowerCase();

  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  const sortBy = (table, head) => {
    const column = head.cellIndex;
    const isNumber = head.classList.contains("number");
    const was = head.getAttribute("aria-sort");
    const first = isNumber ? "descending" : "ascending";
    const other = isNumber ? "ascending" : "descending";
    const direction = was === first ? other : first;
    const sign = direction === "ascending" ? 1 : -1;
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({
      row,
      key: keyOf(row.cells[column], isNumber),
    }));

    rows.sort((a, b) => sign * order(a.key, b.key));
    all("th[aria-sort]", table).forEach((sorted) => {
      sorted.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort", direction);
    body.append(...rows.map(({ row }) => row));
  };

  const makeSortable = (table) => {
    if (table.tBodies[0].rows.length < 2) return;
    all("thead th", table).forEach((head) => {
      const button = document.createElement("button");

      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sortBy(table, head));
      head.append(button);
    });
  };

  /* What a filter or the printer opens is closed again after it. */
  const opener = () => {
    const opened = new Set();

    return {
      open(list) {
        list
          .filter((details) => !details.open)
          .forEach((details) => {
            details.open = true;
            opened.add(details);
          });
      },
      close() {
        opened.forEach((details) => {
          details.open = false;
        });
        opened.clear();
      },
    };
  };

  /* Findings */

  /* Findings for which a filter opens the sections that they are in. */
  const OPEN_MAX = 500;

  const later = (action) => {
    let timer = 0;

    return () => {
      clearTimeout(timer);
      timer = setTimeout(action, 120);
    };
  };

  const countBy = (items, name) => {
    const counts = new Map();

    items.forEach(({ dataset }) => {
      counts.set(dataset[name], (counts.get(dataset[name]) || 0) + 1);
    });
    return counts;
  };

  const titleOf = (section, documents) => {
    const title = section.querySelector("h4").textContent;
    const path = section.closest(".document").querySelector("h3").textContent;

    return documents > 1 ? `${path}: ${title}` : title;
  };

  const foldersOf = (items) => [
    ...new Set(
      items.flatMap((item) => [
        item.closest("details"),
        item.closest("details.section"),
      ])
    ),
  ];

  const setUpFindings = (bar) => {
    const items = all(".findings > li");
    const sections = all("details.section");
    const groups = [...all(".document"), ...sections, ...all(".more")];
    const documents = all(".document").length;
    const severities = all("input[type=checkbox]", bar);
    const text = byId("filter-text");
    const rule = byId("filter-rule");
    const section = byId("filter-section");
    const status = byId("filter-status");
    const texts = new Map();
    const details = opener();

    const textOf = (item) => {
      if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
      return texts.get(item);
    };

    const show = () => {
      const wanted = text.value.trim().toLowerCase();
      const allowed = new Set(
        severities.filter((box) => box.checked).map((box) => box.value)
      );
      const place = section.value ? byId(section.value) : null;
      const isFiltered =
        wanted !== "" ||
        rule.value !== "" ||
        place !== null ||
        allowed.size < severities.length;
      const shown = items.filter((item) => {
        item.hidden = !(
          allowed.has(item.dataset.severity) &&
          (rule.value === "" || item.dataset.rule === rule.value) &&
          (place === null || place.contains(item)) &&
          (wanted === "" || textOf(item).includes(wanted))
        );
        return !item.hidden;
      });

      groups.forEach((one) => {
        one.hidden = !one.querySelector(".findings > li:not([hidden])");
      });
      details.close();
      if (isFiltered) details.open(foldersOf(shown.slice(0, OPEN_MAX)));
      status.textContent = isFiltered
        ? `${group(shown.length)} of ${group(items.length)} findings match`
        : "";
    };

    const reset = () => {
      text.value = rule.value = section.value = "";
      severities.forEach((box) => {
        box.checked = true;
      });
      show();
    };

    [...countBy(items, "rule")].sort().forEach(([code, count]) => {
      rule.add(new Option(`${code} (${group(count)})`, code));
    });
    sections.forEach((one) => {
      section.add(new Option(titleOf(one, documents), one.id));
    });
    text.addEventListener("input", later(show));
    [rule, section, ...severities].forEach((control) => {
      control.addEventListener("change", show);
    });
    byId("filter-reset").addEventListener("click", reset);
    bar.hidden = false;
    reset();
  };

  /* Links */

  const setUpLinks = (bar) => {
    const rows = all("#links tbody tr");
    const text = byId("link-text");
    const status = byId("link-status");
    const details = opener();

    const show = () => {
      const wanted = text.value.trim().toLowerCase();
      const shown = rows.filter((row) => {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
        return !row.hidden;
      });

      details.close();
      if (wanted !== "") details.open(all("#links details"));
      status.textContent =
        wanted === ""
          ? ""
          : `${group(shown.length)} of ${group(rows.length)} rows shown`;
    };

    text.addEventListener("input", later(show));
    bar.hidden = false;
    text.value = "";
  };

  /* The page */

  const printed = opener();

  const openTarget = () => {
    const target = byId(location.hash.slice(1));

    if (target && target.closest("[hidden]")) byId("filter-reset").click();
    for (let one = target; one; one = one.parentElement)
      if ("open" in one) one.open = true;
    if (target) target.scrollIntoView();
  };

  all("table.sortable").forEach(makeSortable);
  if (byId("filters")) setUpFindings(byId("filters"));
  if (byId("link-filters")) setUpLinks(byId("link-filters"));
  addEventListener("hashchange", openTarget);
  openTarget();
  addEventListener("beforeprint", () => {
    printed.open(all("details:not(.minor)"));
  });
  addEventListener("afterprint", printed.close);
})();
