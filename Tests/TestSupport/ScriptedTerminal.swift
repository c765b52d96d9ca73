package import Canvas

/// A terminal that reports what a script says and keeps every frame it is given. At the end of the script it is gone.
package struct ScriptedTerminal: Terminal {
  package let size: Size
  private var batches: [[Event]]
  private let log: RunLog
  private let behind: Set<Int>

  /// - Parameters:
  ///   - batches: what each wait reports, in order; `[.woken]` waits for the mailbox alone.
  ///   - behind: after which of them others wait already, counted from 1.
  package init(size: Size, _ batches: [[Event]], behind: Set<Int> = [], log: RunLog) {
    self.behind = behind
    self.size = size
    self.batches = batches
    self.log = log
  }

  package var isBehind: Bool { behind.contains(log.waits) }

  package mutating func present(_ frame: Frame) { log.happenings.append(.presented(frame)) }

  package mutating func wait() -> [Event] {
    log.waits += 1
    return batches.isEmpty ? [.hangup] : batches.removeFirst()
  }

  package mutating func suspend() {
    log.happenings.append(.suspended)
    batches.insert([.resumed], at: 0)
  }

  package mutating func lend(to action: () -> Void) {
    log.happenings.append(.lent)
    action()
    batches.insert([.resumed], at: 0)
  }

  package mutating func copy(base64: String) { log.happenings.append(.copied(base64: base64)) }

  package mutating func wear(_ theme: Theme) { log.happenings.append(.worn(theme.name)) }

  package mutating func name(window title: String) { log.titles.append(title) }

  package mutating func repaint() { log.happenings.append(.repainted) }
}
