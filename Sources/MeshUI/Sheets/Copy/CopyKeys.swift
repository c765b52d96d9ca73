import Canvas

extension KeyContext {
  static let copy = KeyContext(
    "Copy",
    [
      Binding(.enter, .take, "copy", "copy the chosen form"),
      Binding("i", .copyID, "id", "copy the id"),
      Binding("c", .copyCurl, "curl", "copy the curl command"),
      Binding("J", .copyJSON, "JSON", "copy the JSON"),
      Binding("y", .copyYAML, "YAML", "copy the YAML"),
      Binding("p", .copyPython, "Python", "copy the Python program"),
      Binding(.escape, .back, "close", "copy nothing"),
      Binding("q", .close, "close", "copy nothing"),
    ] + Keymap.lists + Keymap.common)
}
