import Canvas

extension KeyContext {
  static let copy = KeyContext(
    "Copy",
    [
      Keys(.enter, to: .take, "copy", "copy the chosen form"),
      Keys("i", to: .copyID, "id", "copy the id"),
      Keys("c", to: .copyCurl, "curl", "copy the curl command"),
      Keys("J", to: .copyJSON, "JSON", "copy the JSON"),
      Keys("y", to: .copyYAML, "YAML", "copy the YAML"),
      Keys("p", to: .copyPython, "Python", "copy the Python program"),
    ] + Keys.leaving("close", "copy nothing") + Keymap.lists + Keymap.common)
}
