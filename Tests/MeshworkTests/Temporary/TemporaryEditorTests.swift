import Canvas
import Glibc
import MeshCore
import TestSupport
import Testing

/// `P` in the editor on a service, where a draft can only be run as a temporary workflow.
@Suite(.serialized) struct TemporaryEditorTests {
  @Test func itAsksFirstAndLeavesNothing() async throws {
    try await TemporaryScene.playing { scene in
      let imported = try await scene.run(["import", scene.draft])
      #expect(imported.code == 0, "\(imported)")
      scene.proxy.begin()
      try await Self.compare(scene)
      #expect(try scene.proxy.left() == [] && scene.proxy.notes == [])

      // Killed while the server has it: the next editor, once it has read the workflows, deletes it.
      scene.proxy.begin(signal: SIGKILL, at: .init(request: .call("POST workflows"), isCarriedOut: true))
      try await Self.compareAndDie(scene)
      #expect(try scene.proxy.left().count == 1 && scene.proxy.notes.count == 1)
      scene.proxy.begin()
      try await Self.lookOnly(scene)
      #expect(try scene.proxy.left().count == 1 && scene.proxy.notes.count == 1, "read-only nothing is deleted")
      #expect(!scene.proxy.calls.contains { $0 == "POST workflows" || $0.hasPrefix("DELETE") })
      scene.proxy.begin()
      try await Self.sweep(scene)
      #expect(try scene.proxy.left() == [] && scene.proxy.notes == [])
    }
  }

  /// How somebody leaves the editor.
  private enum Leaving: CaseIterable, Sendable {
    case keyQ, command, controlC, terminated, hungUp, closed

    /// What is typed, one key after the other; nil for a signal.
    fileprivate var keys: [String] {
      switch self {
      case .keyQ: ["q", "q"]
      case .command: [Press.escape, ":", "q", Press.enter]
      case .controlC: ["\u{3}", "\u{3}", "y"]
      case .terminated, .hungUp, .closed: []
      }
    }

    fileprivate var signal: CInt? {
      switch self {
      case .keyQ, .command, .controlC, .closed: nil
      case .terminated: SIGTERM
      case .hungUp: SIGHUP
      }
    }
  }

  /// While the service makes the workflow, and once it is made.
  @Test func leavingInTheMiddleLeavesNothing() async throws {
    try await TemporaryScene.playing { scene in
      let imported = try await scene.run(["import", scene.draft])
      #expect(imported.code == 0, "\(imported)")
      for leaving in Leaving.allCases {
        for isCarriedOut in [false, true] {
          scene.proxy.begin()
          scene.proxy.hold(at: .init(request: .call("POST workflows"), isCarriedOut: isCarriedOut))
          try await Self.leave(scene, leaving)
          let (left, notes) = (try scene.proxy.left(), scene.proxy.notes)
          #expect(left == [] && notes == [], "\(leaving), carried out: \(isCarriedOut): \(left) \(notes)")
        }
      }
    }
  }

  /// The service answers once the screen is given back.
  @TerminalThread private static func leave(_ scene: TemporaryScene, _ leaving: Leaving) throws {
    let editor = try start(scene)
    try ask(editor)
    editor.send("y")
    #expect(scene.proxy.waitHeld())
    for key in leaving.keys { editor.send(key) }
    leaving.signal.map(editor.kill)
    if leaving == .closed {
      editor.hangUp()
      scene.proxy.release()
      // By the signal it would have been cut off.
      #expect(try editor.waitExit() == .code(128 + SIGHUP))
      return
    }
    do {
      try editor.waitFor("the shell's screen") { !$0.isAlternateScreen }
    } catch {
      scene.proxy.release()
      throw error
    }
    scene.proxy.release()
    #expect(try editor.waitExit() == .code(leaving.signal.map { 128 + $0 } ?? 0))
    #expect(editor.isRestored, "\(editor.leftovers)")
  }

  @TerminalThread private static func compare(_ scene: TemporaryScene) throws {
    let editor = try start(scene)
    editor.send("P")
    try editor.waitFor("Compare")
    editor.send("sample:beach" + Press.enter)
    try editor.waitFor("Create a temporary workflow to run the draft of look?")
    #expect(!scene.proxy.calls.contains("POST workflows"))
    editor.send("n")
    try editor.waitFor(" partly done ")
    #expect(!scene.proxy.calls.contains("POST workflows"))
    #expect(editor.screen.text.contains("2 of 3 nodes run"), "\(editor.screen.text)")
    editor.send(Press.escape)
    try editor.waitFor("Nodes · look")
    try ask(editor)
    editor.send("y")
    try editor.waitFor("what the whole draft gives") {
      $0.text.contains("3 of 3 nodes run") && $0.text.contains("\n done ")
    }
    #expect(scene.proxy.calls.contains("POST workflows"))
    editor.send(Press.escape + "q")
    #expect(try editor.waitExit() == .code(0))
  }

  @TerminalThread private static func compareAndDie(_ scene: TemporaryScene) throws {
    let editor = try start(scene)
    scene.proxy.watch(pid_t(editor.process))
    try ask(editor)
    editor.send("y")
    #expect(try editor.waitExit() == .signal(SIGKILL))
  }

  @TerminalThread private static func lookOnly(_ scene: TemporaryScene) throws {
    let editor = try start(scene, "--read-only")
    editor.send("P" + Press.enter)
    try editor.waitFor(" partly done ")
    #expect(!editor.screen.text.contains("Create a temporary workflow"))
    editor.send(Press.escape + "q")
    #expect(try editor.waitExit() == .code(0))
  }

  @TerminalThread private static func sweep(_ scene: TemporaryScene) throws {
    let events = try NoteEvents(in: scene.home.path + "/.local/state/meshwork")
    let editor = try start(scene)
    try events.wait(for: .removed)
    #expect(!editor.screen.text.contains("-tmp-"), "\(editor.screen.text)")
    editor.send("q")
    #expect(try editor.waitExit() == .code(0))
  }

  /// Where the draft is selected.
  @TerminalThread private static func start(_ scene: TemporaryScene, _ more: String...) throws -> PseudoTerminal {
    let editor = try scene.home.editor(more, environment: scene.environment)
    try editor.waitFor("photo-basics")
    editor.send("/look" + Press.enter + "G")
    try editor.waitFor("Nodes · look")
    return editor
  }

  @TerminalThread private static func ask(_ editor: PseudoTerminal) throws {
    editor.send("P" + Press.enter)
    try editor.waitFor("Create a temporary workflow to run the draft of look?")
  }
}
