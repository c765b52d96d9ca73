import Canvas
import MeshCore
@testable import MeshUI
import Panels
import Testing

/// Keys of the settings: what is used, and what is refused with its line.
@Suite struct KeySettingsTests {
  private func keymap(_ yaml: String) throws -> (keymap: Keymap, faults: [String]) {
    let (keymap, faults) = Keymap.reading(try Configuration(yaml).keys)
    return (keymap, faults.map(\.message))
  }

  private func keys(_ command: Command, _ context: KeyContext, _ keymap: Keymap) -> [String] {
    keymap.bindings(of: context).filter { $0.command == command }.map(\.keyNames)
  }

  @Test func severalKeysAChordAndNone() throws {
    let (keymap, faults) = try keymap(
      """
      keys:
        nodes: {add-node: [a, ctrl-t, z z], zoom: []}
        everywhere: {redraw: F8, history: "`"}
      """)
    #expect(faults == [])
    #expect(keys(.addNode, .nodes, keymap) == ["a", "Ctrl-T", "z z"])
    #expect(keys(.addNode, .workflows, keymap) == ["a"], "only in the place that is named")
    #expect(keys(.zoom, .nodes, keymap) == [])
    #expect(keys(.zoom, .staged, keymap) == ["+"])
    for context in KeyContext.allCases where context.bindings.contains(where: { $0.command == .redraw }) {
      #expect(keys(.redraw, context, keymap) == ["F8"], "\(context.title)")
    }
    #expect(keys(.history, .staged, keymap) == ["`"])
    #expect(keymap.key(.zoom, in: .nodes) == "+", "the key that it has elsewhere")
  }

  @Test func aPlaceIsStrongerThanEverywhere() throws {
    let (keymap, faults) = try keymap("keys: {everywhere: {predict: z}, nodes: {predict: Z}}")
    #expect(faults == [])
    #expect(keys(.predict, .workflows, keymap) == ["z"])
    #expect(keys(.predict, .nodes, keymap) == ["Z"])
  }

  @Test func twoCommandsSwapTheirKeys() throws {
    let (keymap, faults) = try keymap("keys: {staged: {merge: r, remove: m}}")
    #expect(faults == [])
    #expect(keys(.merge, .staged, keymap) == ["r"])
    #expect(keys(.remove, .staged, keymap) == ["m"])
  }

  @Test func aLetterStaysTextWhereLettersAreText() throws {
    let (keymap, faults) = try keymap("keys: {everywhere: {back: [z, ctrl-x]}}")
    #expect(faults == [])
    #expect(keys(.back, .nodes, keymap) == ["z", "Ctrl-X"])
    #expect(keys(.back, .rename, keymap) == ["Ctrl-X"])
    let letters = try self.keymap("keys: {everywhere: {back: z}}")
    #expect(letters.faults == [] && keys(.back, .rename, letters.keymap) == ["Esc"], "no field without a way back")
  }

  static let refused: [(yaml: String, line: Int, says: String)] = [
    ("keys:\n  cellar: {add-node: z}\n", 2, "There is no such place."),
    ("keys:\n  nodes: {make-node: z}\n", 2, "There is no such command."),
    ("keys:\n  nodes:\n    unstage: z\n", 3, "It does nothing there."),
    ("keys:\n  nodes:\n    add-node: hyper-x\n", 3, "hyper-x is not a key"),
    ("keys:\n  nodes:\n    add-node: alt-x\n", 3, "Alt and a letter cannot be told"),
    ("keys:\n  nodes:\n    add-node: z z z\n", 3, "more than two keys in a row"),
    ("keys:\n  nodes:\n    add-node: '['\n", 3, "[ is left to tmux"),
    ("keys:\n  nodes:\n    add-node: O\n", 3, "O is left to tmux"),
    ("keys:\n  nodes:\n    add-node: z O\n", 3, "z O is left to tmux"),
    ("keys:\n  nodes:\n    add-node: ctrl-b\n", 3, "ctrl-b is left to tmux"),
    ("keys:\n  nodes:\n    add-node: 'ctrl-\\'\n", 3, "is left to tmux"),
    ("keys:\n  nodes:\n    add-node: ctrl-i\n", 3, "Terminals send Tab for ctrl-i."),
    ("keys:\n  nodes:\n    add-node: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n", 3, "at most 8 keys"),
    ("keys:\n  plan:\n    apply: enter\n", 3, "must never mean yes"),
    ("keys:\n  everywhere:\n    yes: [y, space]\n", 3, "must never mean yes"),
    ("keys:\n  risk:\n    yes: z\n  what-may-go:\n    yes: esc\n", 3, "There is no such place."),
    ("keys:\n  plan:\n    apply: y\n", 3, "y is, or begins with, the key of copy in plan."),
    ("keys:\n  nodes:\n    add-node: g\n", 3, "the key of"),
    ("keys:\n  nodes:\n    add-node: j j\n", 3, "j j is, or begins with, the key of down in nodes."),
    ("keys:\n  everywhere:\n    predict: x\n", 3, "x is, or begins with, the key of"),
    ("keys:\n  rename:\n    take: t\n", 3, "t is for the text there."),
    ("keys:\n  rename:\n    take: ctrl-e\n", 3, "ctrl-e is for the text there."),
    ("keys:\n  rename:\n    back: []\n", 3, "rename would be left without a way back."),
    ("keys:\n  staged:\n    close: []\n    back: []\n", 4, "staged would be left without a way back."),
    ("keys:\n  everywhere:\n    no: []\n", 3, "would be left without a way back."),
  ]

  @Test(arguments: refused)
  func whatCannotBeIsRefusedAndTheUsualKeyStays(_ yaml: String, line: Int, says: String) throws {
    let (keymap, faults) = Keymap.reading(try Configuration(yaml).keys)
    let fault = try #require(faults.first, "\(yaml)")
    #expect(fault.line == line)
    #expect(fault.message.contains(says), "\(fault.message)")
    #expect(fault.message.hasPrefix("line \(line), ") && fault.message.hasSuffix("Its usual key stays."))
    for context in KeyContext.allCases {
      let commands = Set(keymap.bindings(of: context).map(\.command))
      #expect(
        commands.isDisjoint(with: Command.waysBack) == !context.bindings.contains {
          Command.waysBack.contains($0.command)
        })
      for binding in context.bindings where binding.command == .apply || binding.command == .addNode {
        #expect(keys(binding.command, context, keymap) == keys(binding.command, context, .usual))
      }
    }
  }

  /// Each wrong one is told, and what is right beside them is used.
  @Test func allFaultsAreToldInTheirOrder() throws {
    let (keymap, faults) = try keymap(
      """
      keys:
        nodes:
          add-node: alt-a
          edit-node: z
          remove-node: z
          inputs: i
          stage: [ctrl-t]
      """)
    #expect(faults.count == 3)
    #expect(faults.map { $0.prefix(7) } == ["line 3,", "line 5,", "line 6,"])
    #expect(keys(.editNode, .nodes, keymap) == ["z"] && keys(.removeNode, .nodes, keymap) == ["d"])
    #expect(keys(.stage, .nodes, keymap) == ["Ctrl-T"])
  }

  @Test(arguments: [
    ("keys: a\n", 1), ("keys:\n  nodes: a\n", 2), ("keys:\n  nodes:\n    zoom: {a: b}\n", 3),
    ("keys:\n  nodes:\n    zoom: ~\n", 3), ("keys:\n  nodes:\n    zoom: [a, [b]]\n", 3),
  ])
  func whatIsNoListOfKeysIsNoSettings(_ yaml: String, line: Int) {
    #expect(throws: FileError.self) { try Configuration(yaml) }
    do { _ = try Configuration(yaml) } catch { #expect(error.line == line) }
  }

  @Test func theyAreWrittenAgain() throws {
    let settings = try Configuration("keys: {nodes: {add-node: [a, '?'], zoom: []}, everywhere: {first: g g}}")
    func facts(_ keys: [KeySetting]) -> Set<[String]> { Set(keys.map { [$0.place, $0.command] + $0.keys }) }
    let again = try Configuration(settings.yaml)
    #expect(
      facts(again.keys) == [["nodes", "add-node", "a", "?"], ["nodes", "zoom"], ["everywhere", "first", "g g"]])
  }

  /// As `meshwork keys` prints them: every name can be written into the settings.
  @Test func everyNameOfTheTableIsASetting() {
    let lines = Keymap.usual.table
    #expect(lines.contains { $0.name == "everywhere" && $0.command == "jump-nodes" })
    #expect(lines.contains { $0.name == "node-form" && $0.command == "suggestion" && $0.keys == ["F3"] })
    #expect(lines.contains { $0.name == "copy" && $0.command == "copy-json" })
    let settings = lines.map { KeySetting(place: $0.name, command: $0.command, keys: $0.keys) }
    #expect(Keymap.reading(settings).faults == [])
  }

  @Test func aCommandWithoutAKeyIsNamedAsThePaletteTakesIt() throws {
    let (keymap, _) = try keymap("keys: {everywhere: {add-node: []}}")
    #expect(keymap.key(.addNode, in: .nodes) == ":add-node")
    #expect(keymap.table.contains { $0.command == "add-node" && $0.keys == [] })
  }

  @Test func aKeyThatDoesNothingSaysWhatWould() throws {
    var editor = Editor.ready()
    editor.state.keymap = try keymap("keys: {workflows: {add-node: ctrl-t}}").keymap
    editor.type("a")
    #expect(editor.notice == "a does nothing here. Ctrl-T would add a node to the workflow.")
    editor.type("H")
    #expect(
      editor.notice == "H does nothing here. In Staged (3) it would show what was applied, and stage its way back.")
    editor.type("m")
    #expect(editor.notice == "m does nothing here. In Staged (3) it would send the draft by merge.")
    editor.type("i")
    #expect(editor.notice == "i does nothing here. In Nodes (2) it would choose what the node reads.")
  }
}
