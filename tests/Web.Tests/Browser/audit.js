({
  /** Everything that can be operated has a name that can be heard, and every picture says what it shows or that it says nothing. */
  labels() {
    const found = [];
    const shown = element => element.checkVisibility({ checkVisibilityCSS: true });
    const tell = (element, what) => found.push(`${what}: ${element.outerHTML.slice(0, 160)}`);
    const nameOf = element => {
      const by = element.getAttribute("aria-labelledby");
      const labels = element.labels ? [...element.labels].map(one => one.innerText).join(" ") : "";
      return (by ? document.getElementById(by)?.textContent : "") || element.getAttribute("aria-label") || labels || (element.matches("button, a, [role=option], [role=menuitem]") ? element.textContent : "") || element.getAttribute("title") || "";
    };
    for (const element of document.querySelectorAll("button, a[href], input, select, textarea, [role=dialog], dialog[open], nav, aside, [role=list], table")) {
      if (shown(element) && nameOf(element).trim() === "") {
        tell(element, "no name");
      }
    }
    document.querySelectorAll("img:not([alt]), svg:not([aria-hidden]):not([role])").forEach(element => tell(element, "picture without words"));
    document.querySelectorAll("[aria-labelledby], [aria-describedby], [aria-controls]").forEach(element => {
      for (const name of ["aria-labelledby", "aria-describedby", "aria-controls"]) {
        const id = element.getAttribute(name);
        if (id && !document.getElementById(id)) {
          tell(element, `${name} leads nowhere`);
        }
      }
    });
    const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
    ids.filter((id, index) => ids.indexOf(id) !== index).forEach(id => found.push(`id twice: ${id}`));
    document.querySelectorAll("[tabindex]").forEach(element => element.tabIndex > 0 && tell(element, "own tab order"));
    if (!document.documentElement.lang) {
      found.push("the page has no language");
    }
    if (document.querySelectorAll("main").length !== 1) {
      found.push("the page has not one main part");
    }
    if (![...document.querySelectorAll("h1")].some(shown)) {
      found.push("the page has no first heading");
    }
    return found;
  },

  /** Text differs from what it stands on by 4.5 to 1, large text by 3 to 1. */
  contrast() {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgba = colour => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      return { r, g, b, a: a / 255 };
    };
    const over = (top, below) => ({ r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a), b: top.b * top.a + below.b * (1 - top.a), a: 1 });
    const ground = element => {
      const layers = [];
      for (let one = element; one; one = one.parentElement) {
        const style = getComputedStyle(one);
        const colour = rgba(style.backgroundColor);
        if (colour.a > 0) {
          layers.push(colour);
        }
        if (colour.a === 1) {
          break;
        }
      }
      return layers.reverse().reduce((below, top) => over(top, below), rgba(getComputedStyle(document.body).backgroundColor));
    };
    const luminance = ({ r, g, b }) => {
      const [x, y, z] = [r, g, b].map(value => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) || element.closest(".unseen, [disabled], option, noscript, .skip, [inert], .rt-emote, .emotes")) {
        continue;
      }
      const style = getComputedStyle(element);
      const below = ground(element);
      const ink = over(rgba(style.color), below);
      const [light, dark] = [luminance(ink), luminance(below)].sort((a, b) => b - a);
      const ratio = (light + 0.05) / (dark + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (isLarge ? 3 : 4.5)) {
        found.push(`${ratio.toFixed(2)} for "${node.data.trim().slice(0, 40)}" (${style.color} on ${JSON.stringify(below)}) in ${element.outerHTML.slice(0, 100)}`);
      }
    }
    return found;
  },

  /** Nothing is wider than the page, and what fingers press is large enough for them. */
  phone() {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth) {
      found.push(`the page is ${document.documentElement.scrollWidth} wide on a screen of ${innerWidth}`);
    }
    for (const element of document.querySelectorAll("header, .table td")) {
      if (element.checkVisibility({ checkVisibilityCSS: true }) && element.scrollHeight > element.clientHeight + 2) {
        found.push(`more than fits: ${element.outerHTML.slice(0, 120)}`);
      }
    }
    for (const element of document.querySelectorAll(".table td.num")) {
      if (element.checkVisibility({ checkVisibilityCSS: true }) && element.clientHeight > 60) {
        found.push(`a number in a column: ${element.outerHTML.slice(0, 120)}`);
      }
    }
    for (const element of document.querySelectorAll("button, a[href], input, select, textarea")) {
      const { width, height, right } = element.getBoundingClientRect();
      const isInline = element.closest(".line");
      if (!element.checkVisibility({ checkVisibilityCSS: true }) || width === 0 || isInline || element.closest(".skip") || element.className === "skip") {
        continue;
      }
      if (height < 24 || width < 24) {
        found.push(`${Math.round(width)}x${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`);
      }
      if (right > innerWidth + 1 && !element.closest(".console-nav")) {
        found.push(`beyond the edge: ${element.outerHTML.slice(0, 120)}`);
      }
    }
    return found;
  },
})
