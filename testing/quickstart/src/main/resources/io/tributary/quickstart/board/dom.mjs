// Every text of the page goes through here, and becomes a text node: call signs, keys and errors are
// what some server sent, and none of it is markup.

/** A new element: its class, and children that are nodes or text. */
export function element(tag, className, ...children) {
  const created = document.createElement(tag);
  if (className) created.className = className;
  created.append(...children);
  return created;
}

/** The pieces of a name, which may wrap behind its dots and dashes. */
export function breakable(name) {
  return name.split(/(?<=[._-])/).flatMap((piece, index) => index === 0 ? [piece] : [element('wbr', ''), piece]);
}

/** Sets the text where it changed, so that a selection survives. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Brings the children of a node in line with items, keeping the child of an item that stays.
 *
 * @param create makes an item's child
 * @param update writes an item's figures into its child
 */
export function keyed(parent, items, keyOf, create, update) {
  const before = new Map([...parent.children].map(child => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const key = keyOf(item);
    let child = before.get(key);
    if (!child) {
      child = create(item);
      child.dataset.key = key;
    }
    before.delete(key);
    update(child, item);
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
  before.forEach(child => child.remove());
}

/** A table with a heading; its body is to be filled. */
export function table(headings) {
  const head = element('tr', '');
  for (const [text, className] of headings) head.append(element('th', className, text));
  const body = element('tbody', '');
  const whole = element('table', '', element('thead', '', head), body);
  return { whole, body };
}
