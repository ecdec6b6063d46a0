"""A page as a screen reader would speak it, out of the browser's accessibility tree."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

Node = dict[str, Any]

SILENT = {
    "none",
    "generic",
    "InlineTextBox",
    "LineBreak",
    "RootWebArea",
    "ListMarker",
    "LabelText",
    "rowgroup",
}
"""Roles that say nothing by themselves; what is inside them does."""
CLOSED = {
    "button",
    "term",
    "textbox",
    "searchbox",
    "link",
    "option",
    "cell",
    "columnheader",
    "DisclosureTriangle",
}
"""What is spoken as a whole, by its name."""
STATES = ("level", "checked", "pressed", "expanded", "disabled", "selected", "hasPopup", "current")


def spoken(page: Page) -> str:
    """A line for each thing that is spoken, indented as it is nested."""
    tools = page.context.new_cdp_session(page)
    nodes = tools.send("Accessibility.getFullAXTree")["nodes"]
    for node in nodes:
        if node.get("role", {}).get("value") == "slider":
            # The tree has the bare number; spoken is the text that the element gives for it.
            found = tools.send("DOM.describeNode", {"backendNodeId": node["backendDOMNodeId"]})["node"][
                "attributes"
            ]
            given = dict(zip(found[::2], found[1::2], strict=True))
            node["value"]["value"] = given.get("aria-valuetext", node["value"]["value"])
    table = {node["nodeId"]: node for node in nodes}
    return "".join(f"{'  ' * depth}{line}\n" for depth, line in _lines(nodes[0], table, 0))


def _lines(node: Node, table: dict[str, Node], depth: int) -> Iterator[tuple[int, str]]:
    role = node.get("role", {}).get("value", "none")
    if not node["ignored"] and role not in SILENT and (role != "StaticText" or _name(node)):
        yield depth, _line(node, role)
        if role in CLOSED or role == "StaticText":
            return
        depth += 1
    for child in node.get("childIds", ()):
        if child in table:
            yield from _lines(table[child], table, depth)


def _name(node: Node) -> str:
    return " ".join(node.get("name", {}).get("value", "").split())


def _line(node: Node, role: str) -> str:
    name = _name(node)
    if role == "StaticText":
        return name
    properties = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
    states = [
        f"{key}={properties[key]}" for key in STATES if properties.get(key) not in (None, "", False, "false")
    ]
    value = node.get("value", {}).get("value", "")
    said = [role, *([f'"{name}"'] if name else []), *([f"= {value}"] if value != "" else []), *states]
    return " ".join(said)
