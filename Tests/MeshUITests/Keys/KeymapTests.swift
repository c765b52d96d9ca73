import Canvas
import MeshCore
@testable import MeshUI
import Panels
import Testing

@Suite struct KeymapTests {
  @Test(arguments: KeyContext.allCases)
  func aSequenceMeansOneCommand(_ context: KeyContext) {
    let commands = Dictionary(grouping: context.bindings, by: \.keys).mapValues { Set($0.map(\.command)) }
    for (keys, commands) in commands {
      #expect(commands.count == 1, "\(keys.map(\.name)) in \(context.title): \(commands)")
    }
  }

  @Test(arguments: KeyContext.allCases)
  func noKeyIsTheBeginningOfALongerSequence(_ context: KeyContext) {
    let bindings = context.bindings
    let single = Set(bindings.filter { $0.keys.count == 1 }.flatMap(\.keys))
    for binding in bindings where binding.keys.count > 1 {
      #expect(binding.keys.first.map(single.contains) == false, "\(binding.keyNames) in \(context.title)")
    }
  }

  /// tmux, screen, flow control and split arrow keys have them.
  @Test(arguments: KeyContext.allCases)
  func whatOthersNeedIsLeftUnbound(_ context: KeyContext) {
    let never: Set<Key> = Set("[O".map(Key.char) + "abhjksq\\".map(Key.ctrl))
    let bound = Set(context.bindings.flatMap(\.keys))
    #expect(bound.isDisjoint(with: never))
  }

  @Test(arguments: KeyContext.allCases.filter(\.takesText))
  func lettersAreTextInFields(_ context: KeyContext) {
    for binding in context.bindings {
      if case .char? = binding.keys.first { Issue.record("\(binding.keyNames) is bound in \(context.title)") }
    }
  }

  @Test(arguments: Command.allCases)
  func everyCommandHasAKey(_ command: Command) {
    #expect(KeyContext.allCases.contains { $0.bindings.contains { $0.command == command } })
  }

  @Test(arguments: KeyContext.allCases)
  func hintsComeFromTheTable(_ context: KeyContext) {
    let bindings = context.bindings
    for hint in Keymap.usual.hints(of: context) {
      #expect(bindings.contains { $0.label == hint.label && hint.keys.hasPrefix($0.keyNames) }, "\(hint)")
    }
    let labels = Keymap.usual.hints(of: context).map(\.label)
    #expect(Set(labels).count == labels.count)
  }

  @Test func theHelpListsEveryCommandOfEveryPlace() {
    let entries = HelpSheet().entries(Editor.ready().state)
    for context in KeyContext.allCases where context != .help {
      for binding in context.bindings {
        #expect(entries.contains { $0.binding.command == binding.command }, "\(binding.keyNames) of \(context.title)")
      }
    }
  }

  @Test func twoKeysInARowAreOneCommand() {
    var editor = Editor.ready()
    editor.press(.char("G"))
    #expect(editor.state.cursors.workflow == "tile-colors")
    #expect(editor.type("g") == [])
    #expect(editor.state.cursors.workflow == "tile-colors")
    editor.type("g")
    #expect(editor.state.cursors.workflow == "photo-basics")
    #expect(editor.state.pendingKey == nil)
  }

  @Test func aKeyThatEndsNoSequenceKeepsItsMeaning() {
    var editor = Editor.ready()
    editor.type("gj")
    #expect(editor.state.cursors.workflow == "quality-gate")
    #expect(editor.state.pendingKey == nil)
  }

  @Test func anUnboundKeySaysWhatItsOtherCaseDoes() {
    var editor = Editor.ready()
    #expect(editor.type("d") == [])
    #expect(editor.notice.contains("D would stage the deletion"))
    editor.type("Q")
    #expect(editor.notice.contains("q would quit"))
    editor.press(.function(9))
    #expect(editor.notice == "F9 does nothing here. ? shows the keys.")
    editor.press(.ctrl("c"))
    editor.type("?")
    #expect(editor.notice == "y does it, n leaves it.")
  }
}
