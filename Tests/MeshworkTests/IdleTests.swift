import FoundationEssentials
import TestSupport
import Testing

/// What the editor does while nobody does anything.
@Suite @TerminalThread struct IdleTests {
  @Test func noThreadWakesWhileNothingHappens() throws {
    let home = try Home()
    let editor = try home.editor()
    try editor.waitFor("photo-basics")
    // Every kind of work that has threads: reading, computing, and a file of a theme.
    editor.send("p")
    try editor.waitFor("Train at the platform")
    editor.send(Press.enter)
    try editor.waitFor("close-look on station in")
    // Keys come and go too.
    editor.send("jk")
    let deadline = ContinuousClock.now + PseudoTerminal.patience
    // Threads without work end after a few seconds.
    var before: [String: String] = [:]
    repeat {
      let now = try switches(of: editor.process)
      if now == before { return }
      before = now
      _ = try editor.staysSilent(for: .seconds(3))
    } while ContinuousClock.now < deadline
    Issue.record("Its threads never came to rest: \(before)")
  }

  /// How often each thread of a process has slept and woken.
  private func switches(of process: Int) throws -> [String: String] {
    let folder = "/proc/\(process)/task"
    var counts: [String: String] = [:]
    for thread in try FileManager.default.contentsOfDirectory(atPath: folder) {
      // It may have ended meanwhile.
      guard let status = try? String(contentsOfFile: "\(folder)/\(thread)/status", encoding: .utf8) else { continue }
      counts[thread] = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }.map(String.init)
    }
    return counts
  }
}
