internal import CNcurses
package import Canvas
internal import Glibc

extension CursesTerminal {
  package mutating func wait() -> [Event] {
    var events = pending
    pending = []
    let wasBehind = isBehind
    while events.isEmpty {
      let ready = poll()
      if ready.inbox {
        let hasMail = inbox.drain()
        events += takeSignals()
        if hasMail { events.append(.woken) }
      }
      // A signal may have had what was there read already.
      if ready.input, !ready.inbox || isReadable { events += readInput() }
      if !ready.inbox, !ready.input { events += decoder.expire(at: milliseconds()) }
      hearAnswers()
      events += pending
      pending = []
      // What was not drawn can be now, also where all that was there to be read is no key.
      if wasBehind, !isBehind, events.isEmpty { events.append(.woken) }
    }
    return events
  }

  package var isBehind: Bool {
    pace.holds || isReadable
  }

  private var isReadable: Bool {
    var source = pollfd(fd: hasInput ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&source, 1, 0) > 0
  }

  /// Sleeps until the keyboard or the inbox has something, or a key sequence has waited long enough.
  private func poll() -> (input: Bool, inbox: Bool) {
    var sources = [
      pollfd(fd: inbox.reader, events: Int16(POLLIN), revents: 0),
      pollfd(fd: hasInput ? STDIN_FILENO : -1, events: Int16(POLLIN), revents: 0),
    ]
    let deadline = [decoder.deadline, pictures.deadline, pace.deadline].compactMap(\.self).min()
    let timeout = deadline.map { Int32(clamping: max(0, $0 - milliseconds())) } ?? -1
    guard Glibc.poll(&sources, nfds_t(sources.count), timeout) > 0 else { return (false, false) }
    return (sources[1].revents != 0, sources[0].revents != 0)
  }

  private mutating func readInput() -> [Event] {
    var bytes: [UInt8] = Array(repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count > 0 { return decoder.feed(bytes[..<count], at: milliseconds()) }
    if count < 0, errno == EINTR || errno == EAGAIN { return [] }
    hasInput = false
    return [.hangup]
  }

  private mutating func takeSignals() -> [Event] {
    let signals = mw_signals_take()
    func has(_ signal: mw_signal) -> Bool { signals & signal.rawValue != 0 }
    var events: [Event] = []
    if has(MW_HUNG_UP) { events.append(.hangup) }
    if has(MW_TERMINATED) || has(MW_INTERRUPTED) { events.append(.terminate) }
    if has(MW_STOP_ASKED) {
      suspend()
      events += pending
      pending = []
    } else if has(MW_CONTINUED) {
      // Stopped by SIGSTOP, which nobody can handle: the shell has used the terminal since.
      takeAwayPictures()
      mw_leave()
      events += comeBack()
    }
    if has(MW_RESIZED) { events += resized() }
    return events
  }

  /// Takes a new size over, if it is one. Where it is the old one again it was another in between: what the terminal
  /// has cut off is drawn anew.
  private mutating func resized() -> [Event] {
    let now = currentSize()
    pictures.learn(cell: currentCell())
    guard now != size else {
      invalidate()
      return []
    }
    size = now
    mw_resize(Int32(now.rows), Int32(now.columns))
    let (bytes, mustClear) = pictures.resized()
    send(bytes)
    if mustClear { invalidate() }
    writer?.forget()
    shown = nil
    drawn = nil
    return [.resize(now)]
  }

  /// Takes the terminal again after others had it.
  mutating func comeBack() -> [Event] {
    mw_return()
    writer?.forget()
    sendTitle()
    shown = nil
    drawn = nil
    return [.resumed] + resized()
  }
}

extension CursesTerminal {
  package mutating func suspend() {
    leave { mw_stop() }
  }

  package mutating func lend(to action: () -> Void) {
    leave {
      mw_signals_lend()
      action()
      mw_signals_return()
    }
  }

  package mutating func copy(base64: String) {
    // OSC 52, c for the clipboard.
    let sequence = "\u{1B}]52;c;\(base64)\u{7}"
    mw_send(sequence, Int32(clamping: sequence.utf8.count))
  }

  /// Leaves the terminal to others while `action` runs.
  private mutating func leave(_ action: () -> Void) {
    takeAwayPictures()
    mw_leave()
    action()
    // What noted a stop and the return, or a Ctrl-C that was for others, has been answered with this.
    let missed = mw_signals_take() & (MW_TERMINATED.rawValue | MW_HUNG_UP.rawValue)
    pending += comeBack()
    if missed & MW_HUNG_UP.rawValue != 0 { pending.append(.hangup) }
    if missed & MW_TERMINATED.rawValue != 0 { pending.append(.terminate) }
  }

  package mutating func repaint() {
    guard let frame = shown else { return mw_invalidate() }
    pace.report()
    invalidate()
    present(frame)
  }
}

/// The time on a clock that only goes forward.
func milliseconds() -> Int {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
}
