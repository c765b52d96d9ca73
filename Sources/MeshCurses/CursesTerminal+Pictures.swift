internal import CNcurses
internal import Canvas
internal import Glibc

extension CursesTerminal {
  /// Asks the terminal what it can do, if it has not been asked; nobody waits for the answer.
  mutating func ask() {
    let now = milliseconds()
    let questions = pictures.questions(at: now)
    guard !questions.isEmpty else { return }
    send(questions)
  }

  private mutating func expectAnswers() {
    for (kind, until) in pictures.expectations {
      decoder.expect(kind, until: until)
    }
  }

  /// Takes what the terminal has answered, and goes on with pictures as that allows.
  mutating func hearAnswers() {
    let now = milliseconds()
    let answers = decoder.takeAnswers()
    var mayBePrinted = false
    for answer in answers {
      if case .ground(let color) = answer {
        decoder.expect(.ground, until: nil)
        pending.append(.ground(color))
      } else if answer == .status, !askers.isEmpty, askers.removeFirst() == .frame {
        if let measure = pace.acknowledge(at: now) {
          pending.append(.measured(bytes: measure.bytes, milliseconds: measure.milliseconds))
        }
      } else {
        mayBePrinted = pictures.learn(answer, at: now) || mayBePrinted
      }
    }
    pace.expire(at: now)
    pictures.expire(at: now)
    if mayBePrinted { redraw(row: 0) }
    if pictures.isOutdated || mayBePrinted, let frame = shown {
      shown = nil
      present(frame)
    } else {
      sendPictures()
    }
  }

  /// Sends what may be sent of the pictures.
  mutating func sendPictures() {
    let before = pictures.unreadPieces
    send(pictures.next(at: milliseconds()))
    askers += repeatElement(.picture, count: max(0, pictures.unreadPieces - before))
    expectAnswers()
    putBackFirst(pictures.lastWords)
  }

  /// Everything is to be sent anew.
  mutating func invalidate() {
    send(pictures.forget())
    mw_invalidate()
    writer?.forget()
    shown = nil
    drawn = nil
  }

  /// Draws a row with the next frame, whatever the terminal shows there.
  private mutating func redraw(row: Int) {
    if writer == nil { mw_redraw_row(Int32(row)) } else { unknownRows.insert(row) }
  }

  /// Leaves none to those who get the terminal next.
  mutating func takeAwayPictures() {
    pending += takeAway(&pictures, &decoder, pace, hasInput: hasInput)
    pace.giveUpAnswers()
    askers = []
  }
}

/// Takes all pictures off the screen, and waits a moment for answers that would be keys to those who read next.
/// - Returns: the keys that came meanwhile.
func takeAway(
  _ pictures: inout PictureLayer, _ decoder: inout KeyDecoder, _ pace: consuming Pace, hasInput: Bool
) -> [Event] {
  send(pictures.forget())
  putBackFirst([])
  var events: [Event] = []
  let isAnswering = pace.holds || pictures.unreadPieces > 0
  let end = milliseconds() + (isAnswering ? longestSlowFarewell : longestFarewell)
  while pictures.awaitsAnswers(at: milliseconds()) || pace.awaitsAnswer
    || decoder.mayHear(.ground, at: milliseconds()), hasInput, case let left = end - milliseconds(), left > 0
  {
    var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard poll(&source, 1, Int32(left)) > 0 else { break }
    var bytes: [UInt8] = Array(repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else { break }
    events += decoder.feed(bytes[..<count], at: milliseconds())
    for answer in decoder.takeAnswers() {
      if case .ground = answer {
        decoder.expect(.ground, until: nil)
      } else if answer == .status, pace.awaitsAnswer {
        _ = pace.acknowledge(at: milliseconds())
      } else {
        _ = pictures.learn(answer, at: milliseconds())
      }
    }
  }
  pictures.giveUpAnswers()
  return events
}

/// In milliseconds; most answers are there at once.
private let longestFarewell = 200
/// On a line that has shown that it answers, and late; and after a picture, each piece of which is answered.
private let longestSlowFarewell = 3000

func send(_ bytes: [UInt8]) {
  guard !bytes.isEmpty else { return }
  bytes.withUnsafeBytes { mw_send($0.bindMemory(to: CChar.self).baseAddress, Int32(clamping: $0.count)) }
}

/// Deletes pictures before anything else is put back, should this process end all of a sudden.
private func putBackFirst(_ bytes: [UInt8]) {
  bytes.withUnsafeBytes { mw_restore_pictures($0.bindMemory(to: CChar.self).baseAddress, Int32(clamping: $0.count)) }
}

/// The size of a cell in pixels, if the system knows it.
func currentCell() -> PixelSize? {
  var width: Int32 = 0
  var height: Int32 = 0
  return mw_cell(&width, &height) ? PixelSize(width: Int(width), height: Int(height)) : nil
}

extension BlockShapes {
  /// The console of Linux and terminals of old have halves at most.
  init(isUTF8: Bool, type: String) {
    if !isUTF8 {
      self = .blank
    } else {
      self = type.hasPrefix("linux") || type.hasPrefix("vt") ? .halves : .quadrants
    }
  }
}
