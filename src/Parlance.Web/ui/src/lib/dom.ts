/**
 * Makes elements. Text always becomes a text node: nothing here parses HTML, so nothing that came over a network can become markup.
 */
import { effect, onEnd, scope } from "./signals.ts";

export type Child = Node | string | number | null | undefined | false | Child[] | (() => Child);

type Handler = (event: never) => void;
type Value = string | number | boolean | null | undefined;

export interface Props {
  [name: string]: Value | Handler | (() => Value) | { [property: string]: string | (() => string) };
}

/** Attributes whose value a browser would run or load; they take only what `link` below lets through. */
const dangerous = new Set(["srcdoc", "style", "href", "src", "action", "formaction"]);

/** Makes an element. `on…` props are listeners, functions are followed as they change, `vars` are CSS custom properties, all else are attributes. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props?: Props | null, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (props) {
    apply(element, props);
  }
  append(element, children);
  return element;
}

function apply(element: HTMLElement, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value as EventListener);
    } else if (name === "vars") {
      vars(element, value as Record<string, string | (() => string)>);
    } else if (typeof value === "function") {
      effect(() => assign(element, name, (value as () => Value)()));
    } else {
      assign(element, name, value as Value);
    }
  }
}

function vars(element: HTMLElement, values: Record<string, string | (() => string)>): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "function") {
      effect(() => element.style.setProperty(name, value()));
    } else {
      element.style.setProperty(name, value);
    }
  }
}

function assign(element: HTMLElement, name: string, value: Value): void {
  if (name === "value" && "value" in element) {
    (element as HTMLInputElement).value = String(value ?? "");
  } else if (name === "checked" && element instanceof HTMLInputElement) {
    element.checked = Boolean(value);
  } else if (dangerous.has(name)) {
    const safe = link(String(value ?? ""));
    if (safe !== undefined) {
      element.setAttribute(name, safe);
    }
  } else if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** An address that may be followed: within this page, on this server, or plain http(s). */
export function link(address: string): string | undefined {
  return /^(#|\/(?!\/)|https?:\/\/)/i.test(address) && !/[\u0000-\u0020]/.test(address) ? address : undefined;
}

export function append(parent: Node, children: Child[]): void {
  children.forEach(child => add(parent, child));
}

function add(parent: Node, child: Child): void {
  if (child === null || child === undefined || child === false) {
    return;
  }
  if (Array.isArray(child)) {
    append(parent, child);
  } else if (typeof child === "function") {
    dynamic(parent, child);
  } else {
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Keeps a place between two markers filled with what a function gives. */
function dynamic(parent: Node, make: () => Child): void {
  const start = document.createComment("");
  const end = document.createComment("");
  parent.appendChild(start);
  parent.appendChild(end);
  effect(() => {
    const made = document.createDocumentFragment();
    add(made, make());
    clear(start, end);
    end.parentNode?.insertBefore(made, end);
  });
}

function clear(start: Node, end: Node): void {
  while (start.nextSibling && start.nextSibling !== end) {
    (start.nextSibling as ChildNode).remove();
  }
}

/** A list that keeps the elements of the items that stay. */
export function each<T, K>(items: () => readonly T[], key: (item: T) => K, render: (item: T) => HTMLElement): Child {
  const start = document.createComment("");
  const end = document.createComment("");
  const holder = document.createDocumentFragment();
  holder.append(start, end);
  const known = new Map<K, { element: HTMLElement; item: T; drop: () => void }>();
  const remove = (one: K) => {
    known.get(one)?.drop();
    known.get(one)?.element.remove();
    known.delete(one);
  };
  effect(() => {
    const now = items();
    const keys = new Set(now.map(key));
    [...known.keys()].filter(one => !keys.has(one)).forEach(remove);
    let place: Node | null = start.nextSibling;
    for (const item of now) {
      const id = key(item);
      if (known.get(id) && known.get(id)!.item !== item) {
        const old = known.get(id)!;
        if (place === old.element) {
          place = old.element.nextSibling;
        }
        remove(id);
      }
      let one = known.get(id);
      if (!one) {
        const [element, drop] = scope(() => render(item));
        one = { element, item, drop };
        known.set(id, one);
      }
      if (one.element === place) {
        place = place.nextSibling;
      } else {
        end.parentNode!.insertBefore(one.element, place ?? end);
      }
    }
  });
  onEnd(() => [...known.values()].forEach(one => one.drop()));
  return holder;
}

/** Replaces what an element holds, ending the effects of what it held. */
export function mount(target: Element, make: () => Child): () => void {
  const [, drop] = scope(() => {
    target.replaceChildren();
    append(target, [make()]);
  });
  return () => {
    drop();
    target.replaceChildren();
  };
}
